--- Opens files, waits for servers, and presses what a user presses.

local M = {}

-- Nobody is there to press a key.
vim.o.more = false

--- More than anything takes, on any machine.
local PATIENCE = 120000

--- What each server has told of, by its name and the address.
M.told = {}

local publish = vim.lsp.handlers["textDocument/publishDiagnostics"]
vim.lsp.handlers["textDocument/publishDiagnostics"] = function(problem, result, context, ...)
  local client = vim.lsp.get_client_by_id(context.client_id)
  if client and result then
    M.told[client.name] = M.told[client.name] or {}
    M.told[client.name][result.uri] = true
  end
  return publish(problem, result, context, ...)
end

function M.wait(what, is_so)
  assert(vim.wait(PATIENCE, is_so, 10), "waited in vain for " .. what)
end

--- What stands in the message of a failure.
local function shown(value)
  return vim.inspect(value)
end

function M.same(found, wanted)
  assert(vim.deep_equal(found, wanted), "found " .. shown(found) .. "\nwanted " .. shown(wanted))
end

--- Opens a file; gives its buffer.
function M.open(path)
  vim.cmd("silent edit " .. vim.fn.fnameescape(path))
  return vim.api.nvim_get_current_buf()
end

--- Opens a new file with a text.
function M.write(path, lines)
  vim.fn.writefile(lines, path)
  return M.open(path)
end

function M.lines(buffer)
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

--- What is shown of a source, in the order of the places.
function M.found(buffer, source)
  local found = vim.tbl_filter(function(one)
    return not source or one.source == source
  end, vim.diagnostic.get(buffer))
  table.sort(found, function(a, b)
    return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col
  end)
  return found
end

--- The characters that a finding marks, as they stand in the text.
function M.marked(buffer, one)
  assert(one.lnum == one.end_lnum)
  return M.lines(buffer)[one.lnum + 1]:sub(one.col + 1, one.end_col)
end

function M.wait_for(buffer, count)
  M.wait(count .. " findings in " .. vim.api.nvim_buf_get_name(buffer), function()
    return #M.found(buffer, "waml") == count
  end)
end

--- Puts the cursor on the nth occurrence of a text in a line.
function M.go(line, text)
  local column = assert(vim.api.nvim_get_current_line and vim.fn.getline(line):find(text, 1, true))
  vim.api.nvim_win_set_cursor(0, { line, column - 1 })
end

--- Asks for actions as a user does, and takes the one with a title.
function M.act(context, title)
  local offered
  vim.ui.select = function(items, options, choose)
    offered = {}
    for at, item in ipairs(items) do
      local name = options.format_item(item)
      table.insert(offered, name)
      if name == title then
        return choose(item, at)
      end
    end
    choose(nil)
  end
  vim.lsp.buf.code_action(vim.fn.has("nvim-0.8") == 1 and { context = context } or context)
  M.wait("actions", function()
    return offered
  end)
  assert(vim.tbl_contains(offered, title), title .. " is not among " .. shown(offered))
end

--- The text of the window that floats.
function M.floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return table.concat(M.lines(vim.api.nvim_win_get_buf(window)), "\n")
    end
  end
end

--- The server of a name that serves a buffer.
function M.client(buffer, name)
  local get = vim.lsp.get_clients or vim.lsp.buf_get_clients
  local clients = vim.lsp.get_clients and get({ bufnr = buffer }) or get(buffer)
  for _, client in pairs(clients) do
    if client.name == name then
      return client
    end
  end
end

--- Asks a server, and gives the result.
function M.ask(buffer, name, method, params)
  local client = assert(M.client(buffer, name), name .. " does not serve the buffer")
  local answer
  local function take(problem, result)
    answer = { problem, result }
  end
  if vim.lsp.config then
    client:request(method, params, take, buffer)
  else
    client.request(method, params, take, buffer)
  end
  M.wait(method, function()
    return answer
  end)
  assert(not answer[1], shown(answer[1]))
  return answer[2]
end

--- Runs tests in their order, and leaves.
function M.run(tests)
  for _, test in ipairs(tests) do
    local passed, why = xpcall(test[2], debug.traceback)
    io.stdout:write((passed and "   ok: " or "FAILED: ") .. test[1] .. "\n")
    if not passed then
      io.stdout:write(why .. "\n")
      vim.cmd("cquit 1")
    end
  end
  vim.cmd("qall!")
end

return M
