// What the page itself says. What is wrong with a message the module says.

const EN = {
  title: "playground", example: "Example", shape: "Read as", definition: "definition", payload: "payload",
  language: "Language", share: "Copy a link", message: "Message", findings: "Findings", shown: "What comes of it",
  phone: "On the phone", "payload-tab": "Payload", to: "To", copy: "Copy",
  keys: "F8 leads to the next finding, Esc then Tab leaves the text.",
  privacy: "Nothing that you write leaves this page. A link holds the text behind its #, which no server is sent.",
  frame: "The message as a phone shows it", right: "Nothing is wrong.", copied: "Copied.", linked: "The link is copied, and stands in the address.",
  uncopied: "The browser did not let the page copy; the text is selected.", fix: "Fix: ", unlink: "The link holds no message that can be read.",
  unheld: "No link can hold this message: it is too long, or has half of a character in it.",
  examples: {
    text: "text", image: "image", video: "video", audio: "audio", document: "document", cta_url: "URL button", list: "list",
    button: "reply buttons", carousel: "carousel", template: "template", parameters: "with parameters", broken: "with mistakes", payload: "payload of a program",
  },
  counts: (errors, warnings, omitted) => [
    errors > 0 && `${errors} ${errors === 1 ? "error" : "errors"}`,
    warnings > 0 && `${warnings} ${warnings === 1 ? "warning" : "warnings"}`,
    omitted > 0 && `${omitted} more not shown`,
  ].filter(Boolean).join(", "),
  at: (line, column) => `line ${line}, column ${column}`,
};

const ZH = {
  title: "演练场", example: "示例", shape: "读取为", definition: "消息定义", payload: "请求 Payload",
  language: "语言", share: "复制链接", message: "消息", findings: "问题", shown: "结果",
  phone: "手机上", "payload-tab": "请求 Payload", to: "收信人", copy: "复制",
  keys: "按 F8 到下一个问题，按 Esc 再按 Tab 离开文本。",
  privacy: "您写的内容不会离开此页面。链接把文本放在 # 之后，不会发给任何服务器。",
  frame: "消息在手机上的样子", right: "没有问题。", copied: "已复制。", linked: "链接已复制，也在地址栏中。",
  uncopied: "浏览器不允许页面复制；文本已选中。", fix: "修复：", unlink: "链接中没有可以读取的消息。",
  unheld: "链接放不下这条消息：太长，或含有半个字符。",
  examples: {
    text: "文本", image: "图片", video: "视频", audio: "音频", document: "文档", cta_url: "网址按钮", list: "清单",
    button: "回复按钮", carousel: "轮播", template: "模板", parameters: "带参数", broken: "有错误", payload: "程序生成的 Payload",
  },
  counts: (errors, warnings, omitted) => [
    errors > 0 && `${errors} 个错误`,
    warnings > 0 && `${warnings} 个警告`,
    omitted > 0 && `另有 ${omitted} 个未显示`,
  ].filter(Boolean).join("，"),
  at: (line, column) => `第 ${line} 行第 ${column} 列`,
};

export const WORDS = { en: EN, zh: ZH };
