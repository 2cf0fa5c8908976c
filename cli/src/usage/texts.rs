//! The help of commands, arguments and values in Chinese.

use waml::Language;
use waml::render::Format;

/// A short text, and what is said besides where there is room.
type Help = (&'static str, Option<&'static str>);

pub(super) const EXIT_CODES: &str = "退出码：0 没有问题，1 发现问题，2 用法错误、文件不存在或没有可检查的内容。";

/// The help of `-h`, where `--help` says more.
pub(super) const HELP_WITH_MORE: &str = "显示帮助（完整说明见 '--help'）";

/// The help of a command.
pub(super) fn command(name: &str) -> Option<Help> {
    Some(match name {
        "waml" => ("把用 YAML 写的 WhatsApp 消息编译成 API JSON；无法编译时准确指出问题所在", None),
        "check" => ("指出消息中的问题", None),
        "compile" => ("把消息编译成 API JSON", None),
        "explain" => ("解释一条规则，或 API 的一个响应", None),
        "import" => (
            "把 API JSON（本接口的或 Meta 的）转换为消息定义",
            Some("请求 Payload 也可以来自 Meta 的 API：本接口没有对应位置的内容会被省略，并在 stderr 说明。"),
        ),
        "preview" => ("按手机显示的样子展示消息，并列出手机上看不到的内容", None),
        "schema" => ("输出消息定义、请求 Payload 和报告的 JSON Schema", None),
        "serve" => ("回答其他语言的程序的请求", None),
        "templates" => (
            "列出项目中审核通过的模板，以及调用时需填写的内容",
            Some("模板列表的文件由 waml.toml 的 `templates` 写明。"),
        ),
        "lsp" => ("为编辑器提供语言服务：边写边给出问题、修复和预览", None),
        "init" => ("设置一个文件夹：一条消息、编辑器设置、CI 任务", None),
        "completions" => ("输出 shell 的补全脚本", None),
        "man" => ("输出手册页", None),
        "help" => ("显示帮助，或指定命令的帮助", None),
        _ => return None,
    })
}

/// The help of an argument of a command.
pub(super) fn argument(command: &str, id: &str) -> Option<Help> {
    Some(match (command, id) {
        ("import", "paths") => ("内容为 API 请求或 Meta 请求的 JSON 或 YAML 文件；`-` 为 stdin", None),
        ("compile", "paths") => {
            ("任意名称的文件、要查找消息定义的文件夹，或 `-`（stdin）；FILE#NAME 只取文件中的一条消息", None)
        }
        (_, "paths") => ("任意名称的文件、要查找消息定义的文件夹，或 `-`（stdin）", None),
        ("import", "output") => ("为每个请求 Payload 写一个消息定义到此文件夹，以原文件命名", None),
        ("preview", "format") => ("绘制什么；不写则由输出文件的扩展名决定，终端上为文本", None),
        ("preview", "output") => (
            "写入此文件，或为每条消息写一个文件到此文件夹",
            Some(
                "已存在的文件夹，或以斜线结尾的路径，视为文件夹；除非指定其他格式，其中写入图片。以前的预览所生成的文件会被替换。",
            ),
        ),
        ("preview", "force") => ("也替换不是预览生成的文件", None),
        ("preview", "watch") => ("有更改时重新绘制，直到按 Ctrl-C；网页会自动刷新", None),
        (_, "output") => (
            "写入此文件，或为每条消息写一个文件到此文件夹；已有文件会被替换",
            Some("已存在的文件夹，或以斜线结尾的路径，视为文件夹。"),
        ),
        ("compile", "format") => ("输出什么", None),
        ("serve", "stdio") => ("从 stdin 读取请求，每行一个 JSON 对象，把应答写到 stdout", None),
        ("serve", "catalogues") => ("用此文件（INCS 或 Meta 的响应）核对模板调用；可以写多次", None),
        ("templates", "name") => ("输出与此模板匹配的消息定义，其中的示例值需改写", None),
        ("templates", "unused") => ("列出这些文件和文件夹中没有消息调用的模板，以及所调用的模板已不存在的消息", None),
        ("templates", "listing") => ("如何输出列表", None),
        ("templates", "config") => ("使用此配置，而不是工作目录上层的 `waml.toml`", None),
        ("lsp", "standalone") => ("同时补全和解释键，用于没有 YAML 语言服务器的编辑器", None),
        ("lsp", "stdio") => ("通过 stdin 和 stdout 通信，始终如此", None),
        ("lsp", "shape") => ("不论名称如何，所有文件都按此形式读取", None),
        ("schema", "file") => ("`data` 描述其数据行的消息定义；FILE#NAME 只取文件中的一个", None),
        ("compile", "rejects") => ("把有误的行及其问题写入此文件，每行一个 JSON 对象", None),
        _ => return of_any(id).or_else(|| of_check(id)),
    })
}

/// The help of arguments that mean the same wherever they stand.
fn of_any(id: &str) -> Option<Help> {
    Some(match id {
        "color" => ("何时使用颜色", None),
        "verbose" => ("同时用 JSON 指针说明问题在文档中的位置", None),
        "lang" => ("所用的语言；`WAML_LANG` 对所有运行有效，终端的 locale 只对供人阅读的输出有效", None),
        "help" => ("显示帮助", Some("显示帮助（摘要见 '-h'）")),
        "version" => ("显示版本", None),
        "shape" => (
            "不论名称如何，所有输入都按此形式读取",
            Some("否则 *.waml.yaml、*.waml.yml 和 *.waml.json 是消息定义，其他文件是请求 Payload。"),
        ),
        "stdin_filename" => ("从 stdin 读取的文本的名称", None),
        "pedantic" => ("同时给出对许多可用的消息也成立的提示", None),
        "allow" => ("不报告此规则的警告；可以写多次", None),
        "undocumented" => ("接受模板调用中文档之外、已知网关会转发的内容；可以写多次", None),
        "catalogues" => {
            ("用此文件（INCS 或 Meta 的响应）核对模板调用，取代 `waml.toml` 中写明的文件；可以写多次", None)
        }
        "config" => ("所有文件都用此配置，而不是各自上层的 `waml.toml`", None),
        "isolated" => ("不使用任何配置", None),
        "set" => ("给参数一个值；可以写多次", None),
        "set_json" => ("用 JSON 对象给出值，或用 @FILE 指定含有该对象的文件；列表需要用它", None),
        "example" => ("没有值的参数用示例填入", None),
        "data" => ("为文件（`-` 为 stdin）的每一行数据生成一条消息：CSV、JSON Lines 或 JSON 数组", None),
        "data_format" => ("数据的格式，用于扩展名未说明时", None),
        "delimiter" => ("表格中单元格之间的字符，不写则为逗号", None),
        "trim" => ("去掉表格每个单元格首尾的空白", None),
        "limit_rejects" => ("有误的行超过此数时停止", None),
        "envelope" => ("把每条消息放入带有数据行号的对象", None),
        "ignore_columns" => ("忽略不是参数、也不与任何参数相近的列", None),
        "to" => ("发送给此号码，不论文件和数据行中如何写；有所取代时会说明", None),
        "text" => (
            "规则代码、一组规则、描述规则的词语，或 API 的响应（例如 `(#132012) …`）、日志中的一行、Webhook；`-` 从 stdin 读取；不写则列出所有规则代码",
            None,
        ),
        "force" => ("替换已有的文件", None),
        "kind" => ("Schema 描述什么；与 --write 一起使用而不写时，为全部三种", None),
        "write" => ("把 KIND.schema.json 写入文件夹，不写文件夹时为 schemas", None),
        "project" => (
            "加入项目中审核通过的模板：名称，以及调用时需填写的内容",
            Some("模板列表的文件由工作目录上层 waml.toml 的 `templates` 写明。"),
        ),
        "folder" => ("仓库的文件夹；不存在则创建", None),
        "from_git" => ("添加从此 git 仓库构建 waml 的 CI 任务；也可写成 `--from git URL`", None),
        "from" => ("与 `--from-git URL` 相同", None),
        "rev" => ("CI 任务所构建的提交，最好写完整的哈希", None),
        "shell" => ("要补全命令的 shell", None),
        "subcommand" => ("显示此命令的帮助", None),
        _ => return None,
    })
}

/// The help of arguments of `waml check`.
fn of_check(id: &str) -> Option<Help> {
    Some(match id {
        "wanted" => (
            "如何输出问题；FORMAT:FILE 则写入文件",
            Some(
                "可以写多次，例如 `--format human --format sarif:waml.sarif`；此时最多一个可以没有文件。所有格式的退出码都相同。",
            ),
        ),
        "output_file" => ("把本应输出到 stdout 的内容写入此文件", None),
        "strict" => ("有警告也算失败", None),
        "exit_zero" => ("发现问题时也以 0 退出；无法读取时仍算失败", None),
        "statistics" => ("在 stderr 按代码统计问题", None),
        "quiet" => ("只输出问题，不输出总结", None),
        "preview" => ("在每条消息的问题上方，按手机显示的样子展示该消息", None),
        "longest" => ("用最长的值而不是示例填入参数", None),
        "open" => ("在浏览器中打开网页", None),
        "watch" => ("有更改时重新检查，直到按 Ctrl-C", None),
        "fix" => ("就地修复可以确定的问题", None),
        "unsafe_fixes" => ("也应用可能并非本意的修复；除非写了 --diff，否则等于同时写 --fix", None),
        "diff" => ("显示修复会改变什么，但不作改变", None),
        "online" => ("向消息所链接的服务器请求素材，并判断服务器返回的内容", Some("每个文件最多读取 1 MiB。")),
        "allow_private" => ("也请求内网地址的主机，例如公司内部的主机", None),
        "timeout" => ("一个链接最多用多少秒", None),
        _ => return None,
    })
}

/// What a value of an argument means, where it does not say so itself.
pub(super) fn value(id: &str, value: &str) -> Option<&'static str> {
    Some(match (id, value) {
        ("wanted", format) => return Format::of(format).map(|format| format.about().say(Language::Chinese)),
        ("format", "json") => "一个 JSON 对象；有多条消息或填入了值时每行一个对象",
        ("format" | "data_format", "jsonl") => "每行一个 JSON 对象",
        ("format", "curl") => "发送消息的命令，认证码取自环境变量 `INCS_CERTIFICATION_CODE`",
        ("format", "html") => "一个独立的网页",
        ("format", "text") => "终端上的文本",
        ("format", "svg") => "手机所显示内容的图片",
        ("format", "markdown") => "用于 pull request 的 Markdown",
        ("listing", "human") => "表格",
        ("listing", "json") => "一个 JSON 对象，版本 1",
        ("shape", "definition") => "一条消息，waml 自己的形式",
        ("shape", "payload") => "API 所接收的形式，JSON 或 YAML",
        ("data_format", "csv") => "有标题行的表格，单元格之间是逗号",
        ("data_format", "json") => "一个由对象组成的 JSON 数组",
        ("kind", "definition") => "消息定义，用于编辑器（draft-07）",
        ("kind", "payload") => "请求体，用于各种语言的校验器（draft 2020-12）",
        ("kind", "data") => "填入消息定义的一行数据（draft 2020-12）",
        ("kind", "report") => "`waml check --format json` 的输出（draft 2020-12）",
        _ => return None,
    })
}
