--- A Neovim whose configuration is a recipe of docs/editors.md and nothing else, in front of the real servers.
--- ROOT: the repository. RECIPE: the first line of the recipe. SCRATCH: a folder that is thrown away.

local ROOT, SCRATCH = vim.env.ROOT, vim.env.SCRATCH
package.path = ROOT .. "/tests/editors/?.lua;" .. package.path
local recipe, drive = require("recipe"), require("drive")
recipe.run(recipe.named(ROOT, vim.env.RECIPE))

local GREETING = {
  "# 花店",
  "params:",
  "  customer: {max_chars: 9, example: 小林}",
  "to: 85290000001",
  "button:",
  '  body: "🪴🪴 您好 {{customer}}, {{custmer}}!"',
  '  footer: "👋🏽 **多谢** {{customer}}"',
  "  replies: [{id: 好, title: 好的}]",
}

local buffer

local function at_the_right_columns()
  buffer = drive.write(SCRATCH .. "/greeting.waml.yaml", GREETING)
  drive.wait_for(buffer, 3)
  local found = {}
  for _, one in ipairs(drive.found(buffer, "waml")) do
    table.insert(found, { one.lnum, one.code, drive.marked(buffer, one) })
  end
  drive.same(found, {
    { 3, "shape/not-a-string", "85290000001" },
    { 5, "param/undeclared", "{{custmer}}" },
    { 6, "hint/formatting-shown", "**多谢**" },
  })
end

local function a_fix()
  drive.go(6, "{{custmer}}")
  drive.act({ only = { "quickfix" } }, "write `customer`")
  drive.wait_for(buffer, 2)
  drive.same(drive.lines(buffer)[6], '  body: "🪴🪴 您好 {{customer}}, {{customer}}!"')
end

local function all_at_once()
  drive.act({ only = { "source.fixAll" } }, "Mend all that is safe to mend")
  drive.wait_for(buffer, 1)
  drive.same(drive.lines(buffer)[4], 'to: "85290000001"')
end

local function a_name()
  drive.go(3, "customer")
  vim.lsp.buf.rename("guest")
  drive.wait("another name", function()
    return not table.concat(drive.lines(buffer)):find("customer", 1, true)
  end)
  drive.same(vim.list_slice(drive.lines(buffer), 3, 7), {
    "  guest: {max_chars: 9, example: 小林}",
    'to: "85290000001"',
    "button:",
    '  body: "🪴🪴 您好 {{guest}}, {{guest}}!"',
    '  footer: "👋🏽 **多谢** {{guest}}"',
  })
  drive.wait_for(buffer, 1)
end

local function what_is_known()
  drive.go(6, "guest")
  vim.lsp.buf.hover()
  drive.wait("a window with what is known", drive.floating)
  local text = drive.floating()
  assert(text:find("guest", 1, true) and text:find("9", 1, true), text)
end

local function the_page()
  local params = { command = "waml.preview", arguments = { vim.uri_from_bufnr(buffer) } }
  local page = drive.ask(buffer, "waml", "workspace/executeCommand", params)
  assert(page.html:find("小林", 1, true), page.html:sub(1, 300))
end

drive.run({
  { "findings stand at the right columns behind emoji and Chinese", at_the_right_columns },
  { "a quick fix mends its finding", a_fix },
  { "all that is safe is mended at once", all_at_once },
  { "a parameter gets another name, everywhere", a_name },
  { "what is known is shown", what_is_known },
  { "the page of the message", the_page },
})
