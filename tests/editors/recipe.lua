--- The Lua of docs/editors.md, as a reader would copy it.

local M = {}

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("*a")
  file:close()
  return text
end

--- The block whose first line is a comment with this text.
function M.named(root, name)
  local found
  for block in read(root .. "/docs/editors.md"):gmatch("\n```lua\n(.-)\n```") do
    if block:match("^%-%- ([^\n]*)") == name then
      assert(not found, "two recipes are called " .. name)
      found = block
    end
  end
  return assert(found, "no recipe is called " .. name)
end

--- Runs a block, as a configuration does.
function M.run(block)
  assert(loadstring(block))()
end

return M
