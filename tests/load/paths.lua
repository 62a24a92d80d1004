-- wrk asks for the paths of the file PATHS in turn. With FRESH set, each address is a new one.
local paths, turn, fresh = {}, 0, os.getenv("FRESH")
for path in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = path end

request = function()
  turn = turn + 1
  local path = paths[(turn - 1) % #paths + 1]
  if fresh ~= "" then path = path .. "?" .. fresh .. "=" .. turn end
  return wrk.format("GET", path)
end
