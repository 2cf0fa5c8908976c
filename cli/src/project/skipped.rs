//! What a folder walk left aside although it may be meant: files whose names nearly are those of definitions, and YAML
//! that lies beside definitions.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// YAML of other tools that lies in many folders; what follows a `-` or `.` tells only which of several it is.
const FOREIGN: [&str; 46] = [
    "_config",
    "action",
    "analysis_options",
    "ansible",
    "app",
    "appveyor",
    "azure",
    "bitbucket",
    "buf",
    "build",
    "buildspec",
    "chart",
    "cloudbuild",
    "codecov",
    "compose",
    "conda",
    "config",
    "configuration",
    "crowdin",
    "dependabot",
    "docker",
    "environment",
    "galaxy",
    "helmfile",
    "inventory",
    "kustomization",
    "lefthook",
    "lerna",
    "mkdocs",
    "netlify",
    "openapi",
    "playbook",
    "pnpm",
    "pubspec",
    "renovate",
    "render",
    "requirements",
    "security",
    "serverless",
    "settings",
    "skaffold",
    "swagger",
    "taskfile",
    "template",
    "values",
    "wrangler",
];

/// What kind of name a file has that is no definition's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameKind {
    /// Nearly that of a definition, as `order.waml.yaml.txt`.
    Near,
    /// That of any YAML.
    Yaml,
    /// One that nobody gives a definition.
    Other,
}

impl NameKind {
    /// Judges the name of a file that is not taken for a definition.
    pub(crate) fn of(file: &Path) -> Self {
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let Some((stem, extension)) = name.rsplit_once('.') else { return Self::Other };
        let yaml = matches!(extension, "yaml" | "yml");
        let text = yaml || matches!(extension, "txt" | "json" | "waml");
        let near = extension == "waml" || stem.split(['.', '-', '_', ' ']).skip(1).any(|part| part == "waml");
        match () {
            () if text && near => Self::Near,
            () if yaml && !is_foreign(stem) => Self::Yaml,
            () => Self::Other,
        }
    }
}

fn is_foreign(stem: &str) -> bool {
    FOREIGN.contains(&stem) || stem.split(['-', '.']).next().is_some_and(|first| FOREIGN.contains(&first))
}

/// Those of the files with such names that are worth a word; `taken` are the definitions of the same walk.
pub(crate) fn worth_telling(files: Vec<(PathBuf, NameKind)>, taken: &[PathBuf]) -> Vec<PathBuf> {
    if files.is_empty() {
        return Vec::new();
    }
    let folders: HashSet<_> = taken.iter().filter_map(|file| file.parent()).collect();
    let beside = |file: &Path| file.parent().is_some_and(|folder| folders.contains(folder));
    let told = files.into_iter().filter(|(file, name)| *name == NameKind::Near || beside(file));
    told.map(|(file, _)| file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_nearly_right_are_told_from_any() {
        let name = |file: &str| NameKind::of(Path::new(file));
        for near in ["a.waml.yaml.txt", "A.WAML.YML.TXT", "a.waml.txt", "a.waml", "a-waml.yaml", "a.waml.v2.json"] {
            assert_eq!(name(near), NameKind::Near, "{near}");
        }
        for yaml in ["a.yaml", "order.YML", "compose-poem.d/welcome.yaml", "waml.yaml"] {
            assert_eq!(name(yaml), NameKind::Yaml, "{yaml}");
        }
        let others = ["docker-compose.yml", "compose.override.yaml", "mkdocs.yml", "pnpm-lock.yaml", "a.json", "a.txt"];
        let backups = ["a.waml.yaml~", "a.waml.yaml.bak", "a.waml.yaml.orig", "a.waml.yaml.snap", "waml", "waml.toml"];
        for other in others.into_iter().chain(backups) {
            assert_eq!(name(other), NameKind::Other, "{other}");
        }
    }

    #[test]
    fn any_yaml_is_told_beside_definitions_only() {
        let file = |file: &str| (PathBuf::from(file), NameKind::of(Path::new(file)));
        let files = ["a/x.yaml", "b/y.yaml", "b/z.waml.txt"].map(file).to_vec();
        assert_eq!(worth_telling(files, &["a/m.waml.yaml".into()]), ["a/x.yaml", "b/z.waml.txt"].map(PathBuf::from));
    }
}
