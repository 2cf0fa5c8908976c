// What this program says of itself, in both languages. What is wrong with messages the module says.

const REASONS = {
  ENOENT: ["no such file or folder", "没有该文件或文件夹"],
  EACCES: ["permission denied", "没有权限"],
  ENOSPC: ["no space is left", "空间不足"],
  ENOTDIR: ["it is no folder", "不是文件夹"],
  EISDIR: ["it is a folder", "是文件夹"],
  EPIPE: ["it is a pipe; what comes from one is read from stdin, as `-`", "是管道；管道的内容用 `-` 从 stdin 读取"],
};

const HELP = {
  en: `Say what is wrong with messages.

Usage: waml check [OPTIONS] [PATH...]

PATH: files of any name, folders to walk for definitions, or - for stdin; the folder here without one.

  --format FORMAT[:FILE]   human, short, json, jsonl, sarif, github, gitlab, junit, rdjson; several with files
  --output-file FILE       write to this file what would be printed
  --as SHAPE               definition or payload, whatever the names say
  --stdin-filename NAME    name of the text that is read from stdin
  --pedantic               also give the hints that hold for much that works
  --allow CODE             leave out the warnings of this rule; may be given several times
  --undocumented WHAT      take what the gateway is known to forward: url-button, quick-reply-payload, named-parameters
  --strict                 let warnings fail too
  --exit-zero              exit with 0 even where something was found
  --isolated               go without a waml.toml, which this program does not read
  --lang LANG              en or zh
  --color WHEN             auto, always or never
  -v, --verbose            also say where in its document a finding stands
  -q, --quiet              print findings only, no closing line

Exit codes: 0 nothing wrong, 1 findings, 2 wrong usage, a missing file or nothing to do.
`,
  zh: `说明消息有什么问题。

用法：waml check [选项] [路径...]

路径：任意名称的文件、要在其中查找定义的文件夹，或用 - 表示 stdin；不写则为当前文件夹。

  --format FORMAT[:FILE]   human、short、json、jsonl、sarif、github、gitlab、junit、rdjson；可写多个，各写文件
  --output-file FILE       把输出写入该文件
  --as SHAPE               definition 或 payload，不看文件名
  --stdin-filename NAME    从 stdin 读取的文本的名称
  --pedantic               也给出对许多可用消息成立的提示
  --allow CODE             不报告此规则的警告；可写多次
  --undocumented WHAT      接受已知网关会转发的内容：url-button、quick-reply-payload、named-parameters；可写多次
  --strict                 警告也算失败
  --exit-zero              有问题时也以 0 退出
  --isolated               不用 waml.toml，本程序不读取它
  --lang LANG              en 或 zh
  --color WHEN             auto、always 或 never
  -v, --verbose            也说明问题在文档中的位置
  -q, --quiet              只输出问题，不输出结尾行

退出码：0 没有问题，1 有问题，2 用法错误、缺少文件或没有要做的事。
`,
};

/** The sentences in a language. */
export function say(lang) {
  const zh = lang === "zh";
  const pick = (en, chinese) => (zh ? chinese : en);
  return {
    help: HELP[zh ? "zh" : "en"],
    clash: (file) =>
      file === undefined
        ? pick("two formats would be printed to stdout; give one a file, as in --format sarif:waml.sarif", "两种格式会同时输出到 stdout；给其中一种指定文件，例如 --format sarif:waml.sarif")
        : pick(`two formats would be written to ${file}`, `两种格式会写入同一个文件 ${file}`),
    closing: (tally) => closing(tally, pick),
    command: (name) =>
      name === undefined
        ? pick("no command is named; this program has `check`", "没有写命令；本程序有 `check`")
        : pick(`there is no command \`${name}\` here; this program has \`check\``, `没有命令 \`${name}\`；本程序有 \`check\``),
    config: (file) =>
      pick(
        `${file}: the settings of a waml.toml are read by the native program only; --isolated goes without them`,
        `${file}：只有原生程序读取 waml.toml 的设置；--isolated 可不用这些设置`,
      ),
    environment: (name) => pick(`WAML_LANG is \`${name}\`, allowed are en and zh`, `WAML_LANG 为 \`${name}\`，可用 en 或 zh`),
    nothing: (paths) =>
      pick(`no *.waml.yaml, *.waml.yml or *.waml.json in ${paths.join(", ")}`, `${paths.join("、")} 中没有 *.waml.yaml、*.waml.yml 或 *.waml.json`),
    readToo: (file) => pick(`cannot write ${file}: it is read too`, `无法写入 ${file}：本次也要读取该文件`),
    unprinted: (error) => pick(`cannot write: ${reason(error, pick)}`, `无法写入：${reason(error, pick)}`),
    unreadable: (path, error) => pick(`cannot read ${path}: ${reason(error, pick)}`, `无法读取 ${path}：${reason(error, pick)}`),
    unwritten: (path, error) => pick(`cannot write ${path}: ${reason(error, pick)}`, `无法写入 ${path}：${reason(error, pick)}`),
  };
}

function reason(error, pick) {
  const why = REASONS[error.code];
  return why === undefined ? error.message : pick(...why);
}

/** The closing line, such as `3 errors in 2 of 12 files`. */
function closing({ files, errors, warnings, omitted, touched }, pick) {
  const counted = [
    [errors, pick(errors === 1 ? "1 error" : `${errors} errors`, `${errors} 个错误`)],
    [warnings, pick(warnings === 1 ? "1 warning" : `${warnings} warnings`, `${warnings} 个警告`)],
    [omitted, pick(`${omitted} ${omitted === 1 ? "finding" : "findings"} not shown`, `另有 ${omitted} 个问题未显示`)],
  ];
  const told = counted.filter(([count]) => count > 0).map(([, words]) => words).join(pick(", ", "，"));
  const all = pick(files === 1 ? "1 file" : `${files} files`, `${files} 个文件`);
  if (told === "") return pick(`no problems in ${all}\n`, `${all}没有问题\n`);
  if (touched === files) return pick(`${told} in ${all}\n`, `${told}，${all}\n`);
  return pick(`${told} in ${touched} of ${all}\n`, `${told}，涉及 ${touched} 个文件，共 ${all}\n`);
}
