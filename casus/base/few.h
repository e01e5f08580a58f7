// Few: a list that is mostly short. Up to N elements lie in it and need no memory of their
// own; a log of a million records, each an incident by itself, makes a million such lists.
//
//   Few<std::uint32_t> reports{7};
//   reports.push_back(9);
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <type_traits>
#include <utility>

namespace casus::base {

template <typename T, std::uint32_t N = 3>
class Few {
  static_assert(std::is_trivially_copyable_v<T> && N > 0);

 public:
  using value_type = T;
  using iterator = T*;
  using const_iterator = const T*;

  Few() = default;
  Few(std::initializer_list<T> all) : Few(all.begin(), all.end()) {}
  template <typename Iterator>
  Few(Iterator first, Iterator last) {
    append(first, last);
  }
  Few(const Few& other) {
    if (other.more_ != nullptr) {
      append(other.begin(), other.end());
      return;
    }
    std::copy(other.few_, other.few_ + N, few_);
    size_ = other.size_;
  }
  Few(Few&& other) noexcept { take(other); }
  Few& operator=(const Few& other) {
    Few copy{other};
    take(copy);
    return *this;
  }
  Few& operator=(Few&& other) noexcept {
    take(other);
    return *this;
  }
  ~Few() = default;

  [[nodiscard]] T* begin() { return more_ != nullptr ? more_.get() : few_; }
  [[nodiscard]] T* end() { return begin() + size_; }
  [[nodiscard]] const T* begin() const { return more_ != nullptr ? more_.get() : few_; }
  [[nodiscard]] const T* end() const { return begin() + size_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const T& front() const { return *begin(); }
  [[nodiscard]] const T& operator[](std::size_t i) const { return begin()[i]; }

  void push_back(T one) {
    // There is room for N, and from then on for the next power of two.
    if (size_ == N || (size_ > N && std::has_single_bit(size_))) grow();
    begin()[size_++] = one;
  }
  // The range must not lie in this list.
  template <typename Iterator>
  void append(Iterator first, Iterator last) {
    for (; first != last; ++first) push_back(*first);
  }

  friend bool operator==(const Few& a, const Few& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

 private:
  void take(Few& other) noexcept {
    more_ = std::move(other.more_);
    std::copy(other.few_, other.few_ + N, few_);
    size_ = std::exchange(other.size_, 0);
  }
  void grow() {
    auto more = std::make_unique<T[]>(std::bit_ceil(size_ + 1));
    std::copy(begin(), end(), more.get());
    more_ = std::move(more);
  }

  std::unique_ptr<T[]> more_;  // all of them, where there are more than N
  T few_[N]{};
  std::uint32_t size_ = 0;
};

}  // namespace casus::base
