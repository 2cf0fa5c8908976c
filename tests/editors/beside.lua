--- The same Neovim, with the YAML server beside ours, over every wrong fixture. VALIDATES is set where the line that turns
--- the YAML server's own validation off is left out: that findings come twice then shows that it is that line that helps.

local ROOT = vim.env.ROOT
package.path = ROOT .. "/tests/editors/?.lua;" .. package.path
local recipe, drive = require("recipe"), require("drive")

local LINE = '\n[^\n]*validate"?%]? = false[^\n]*'
local block = recipe.named(ROOT, vim.env.RECIPE)
local without, lines = block:gsub(LINE, "")
assert(lines == 1, "the recipe turns validation off in " .. lines .. " lines")
recipe.run(vim.env.VALIDATES and without or block)

--- The fixtures in which `waml check` finds something, and how much. An editor decodes a file before a server sees it, so
--- that what is wrong with its encoding stays between the two of them.
local function wrong()
  local command = { "waml", "check", "--format", "json" }
  vim.list_extend(command, vim.fn.glob(ROOT .. "/fixtures/rules/*/*/invalid.waml.yaml", true, true))
  local report = vim.fn.json_decode(vim.fn.system(command))
  local files, counts = {}, {}
  for _, file in ipairs(report.files) do
    if not file.file:find("/syntax/encoding/", 1, true) then
      table.insert(files, file.file)
      counts[file.file] = #file.findings
    end
  end
  return files, counts
end

local files, counts = wrong()
local buffers = {}

local function same_as_check()
  assert(#files > 100, #files)
  for _, file in ipairs(files) do
    buffers[file] = drive.open(file)
    drive.wait_for(buffers[file], counts[file])
  end
end

local function has_told(buffer)
  local told = drive.told.yamlls
  return told and told[vim.uri_from_bufnr(buffer)]
end

local function never_twice()
  local twice, others = {}, 0
  for _, file in ipairs(files) do
    local buffer = buffers[file]
    drive.wait("the YAML server at " .. file, function()
      return has_told(buffer)
    end)
    drive.wait_for(buffer, counts[file])
    local rest = vim.tbl_filter(function(one)
      return one.source ~= "waml"
    end, drive.found(buffer))
    others = others + #rest
    local ours = {}
    for _, one in ipairs(drive.found(buffer, "waml")) do
      ours[one.lnum] = true
    end
    for _, one in ipairs(rest) do
      if ours[one.lnum] then
        table.insert(twice, file)
      end
    end
  end
  io.stdout:write(("      %d files: %d findings of the YAML server, %d on lines that have ours\n"):format(#files, others, #twice))
  if vim.env.VALIDATES then
    assert(#twice > 50, "the YAML server does not look at these files")
  else
    drive.same({ others, twice }, { 0, {} })
  end
end

--- What a server offers at a place: a line from 0, and so many bytes behind its start.
local function offered(buffer, server, line, bytes)
  local client = assert(drive.client(buffer, server), server)
  local _, units = vim.str_utfindex(drive.lines(buffer)[line + 1], bytes)
  local position = { line = line, character = client.offset_encoding == "utf-8" and bytes or units }
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = position }
  local answer = drive.ask(buffer, server, "textDocument/completion", params)
  if not answer or answer == vim.NIL then
    return {}
  end
  return vim.tbl_map(function(item)
    return item.label
  end, answer.items or answer)
end

local function each_offers_its_own()
  local lines = { "params: {guest: {max_chars: 9, example: 小林}}", "button:", '  body: "🪴 您好 {{"', "  " }
  local buffer = drive.write(vim.env.SCRATCH .. "/keys.waml.yaml", lines)
  drive.wait("the YAML server", function()
    return has_told(buffer)
  end)
  assert(vim.tbl_contains(offered(buffer, "yamlls", 3, 2), "replies"))
  drive.same(offered(buffer, "waml", 3, 2), {})
  assert(vim.tbl_contains(offered(buffer, "waml", 2, #lines[3] - 1), "guest"))
end

drive.run({
  { "the findings are those of waml check", same_as_check },
  { vim.env.VALIDATES and "they come twice without the recipe's line" or "none comes twice", never_twice },
  { "keys come from the YAML server, names of parameters from waml", each_offers_its_own },
})
