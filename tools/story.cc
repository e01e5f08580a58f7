// Stories: blocks between fences, in order, nothing lost.
#include "tools/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "casus/base/text.h"
#include "tools/repository.h"

namespace casus::tools {

namespace {

struct Fence {
  std::size_t ticks = 0;
  std::string_view info;
};

std::optional<Fence> fence_of(std::string_view line) {
  const std::size_t ticks = std::min(line.find_first_not_of('`'), line.size());
  if (ticks < 3) return std::nullopt;
  return Fence{ticks, base::trim(line.substr(ticks))};
}

base::Fault malformed(std::string message, std::size_t line) {
  return {base::FaultKind::malformed, std::move(message), "", {"", static_cast<std::uint32_t>(line), 0, {}}};
}

bool stays_inside(std::string_view name) {
  return !name.empty() && name.front() != '/' && name.find("..") == std::string_view::npos &&
         name.find(' ') == std::string_view::npos;
}

void add_run_line(Block& block, std::string_view line) {
  if (line.starts_with("$ ")) {
    block.commands.push_back({std::string{line.substr(2)}, ""});
  } else if (!block.commands.empty()) {
    block.commands.back().expected.append(line).append("\n");
  }
}

void add_prose(Story& story, std::string_view line) {
  if (story.blocks.empty() || story.blocks.back().kind != Block::Kind::prose) story.blocks.emplace_back();
  story.blocks.back().text.append(line).append("\n");
}

// The block that a fence opens; an info string that is not ours is prose.
Block block_of(const Fence& fence) {
  Block block;
  block.fence = std::string(fence.ticks, '`');
  if (fence.info == "run") block.kind = Block::Kind::run;
  if (fence.info.starts_with("file ")) {
    block.kind = Block::Kind::file;
    block.name = base::trim(fence.info.substr(5));
  }
  return block;
}

}  // namespace

base::Result<Story> parse_story(std::string_view text) {
  Story story;
  std::optional<Block> open;
  std::size_t opened = 0;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    const auto fence = fence_of(line);
    if (open && fence && fence->info.empty() && fence->ticks >= open->fence.size()) {
      if (open->kind == Block::Kind::prose) add_prose(story, line);
      if (open->kind == Block::Kind::run && open->commands.empty())
        return malformed("a run block without a `$ ` command", opened);
      if (open->kind != Block::Kind::prose) story.blocks.push_back(std::move(*open));
      open.reset();
    } else if (open) {
      if (open->kind == Block::Kind::prose) add_prose(story, line);
      if (open->kind == Block::Kind::file) open->text.append(line).append("\n");
      if (open->kind == Block::Kind::run) add_run_line(*open, line);
    } else if (fence) {
      open = block_of(*fence);
      opened = number;
      if (open->kind == Block::Kind::prose) add_prose(story, line);
      if (open->kind == Block::Kind::file && !stays_inside(open->name))
        return malformed(fmt::format("`{}` is not a plain file name", open->name), number);
    } else {
      add_prose(story, line);
    }
  }
  if (open) return malformed("a fence that is never closed", opened);
  return story;
}

namespace {

// Long enough that no line of the output closes it.
std::string fence_for(const Block& block) {
  std::size_t ticks = block.fence.size();
  for (const Command& command : block.commands)
    for (const std::string_view line : lines_of(command.expected))
      if (const auto inner = fence_of(line)) ticks = std::max(ticks, inner->ticks + 1);
  return std::string(ticks, '`');
}

}  // namespace

std::string print(const Story& story) {
  std::string text;
  for (const Block& block : story.blocks) {
    if (block.kind == Block::Kind::prose) {
      text += block.text;
      continue;
    }
    const std::string fence = fence_for(block);
    const std::string info = block.kind == Block::Kind::run ? "run" : "file " + block.name;
    text += fmt::format("{}{}\n{}", fence, info, block.text);
    for (const Command& command : block.commands) text += fmt::format("$ {}\n{}", command.line, command.expected);
    text += fence + "\n";
  }
  return text;
}

std::string transcript(const Outcome& outcome) {
  std::string text = outcome.out;
  if (!text.empty() && !text.ends_with('\n')) text += "\n[no line end]\n";
  if (outcome.status != 0) text += fmt::format("[exit {}]\n", outcome.status);
  return text;
}

}  // namespace casus::tools
