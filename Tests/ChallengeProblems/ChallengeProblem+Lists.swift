import PropertyTesting

extension ChallengeProblem {
  private static let integers = Generator<Int>.integers

  /// A list equals its reverse.
  static let reverse = ChallengeProblem("reverse", ideal: "[0, 1]", integers.array()) {
    $0 == $0.reversed()
  }

  /// A list has fewer than three distinct elements.
  static let distinct = ChallengeProblem("distinct", ideal: "[0, 1, -1]", integers.array()) {
    Set($0).count < 3
  }

  /// A list of lists has fewer than five distinct elements.
  static let largeunionlist = ChallengeProblem(
    "largeunionlist", ideal: "[[0, 1, -1, 2, -2]]", integers.array().array()
  ) {
    Set($0.joined()).count < 5
  }

  /// A list of lists has at most ten elements.
  static let nestedlists = ChallengeProblem(
    "nestedlists", ideal: "[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]", integers.array().array()
  ) {
    $0.map(\.count).reduce(0, +) <= 10
  }

  /// The greatest element of a list, whose length is drawn first, is less than 900.
  static let lengthlist = ChallengeProblem(
    "lengthlist", ideal: "[900]",
    Generator<Int>.integers(in: 1...100).flatMap {
      Generator<Int>.integers(in: 0...1000).array(exactly: $0)
    }
  ) {
    ($0.max() ?? 0) < 900
  }

  /// What is removed once from a list is gone.
  static let deletion = ChallengeProblem(
    "deletion", ideal: "([0, 0], 0)",
    tuple(integers.array(), Generator<Int>.integers(in: 0...10))
  ) { list, index in
    try assume(index < list.count)
    var rest = list
    if let first = rest.firstIndex(of: list[index]) { rest.remove(at: first) }
    return !rest.contains(list[index])
  }

  /// No two indices of a list that differ point at each other.
  static let coupling = ChallengeProblem(
    "coupling", ideal: "[1, 0]", Generator<Int>.integers(in: 0...10).array()
  ) { list in
    try assume(list.allSatisfy { $0 < list.count })
    return list.indices.allSatisfy { list[$0] == $0 || list[list[$0]] != $0 }
  }

  /// Five lists whose sums are small have a small sum together, in numbers of 16 bits that wrap.
  static let bound5 = ChallengeProblem(
    "bound5", ideal: "[[], [], [], [-1], [-32768]]",
    Generator<Int16>.integers.array(count: 0...10).filter { $0.reduce(0, &+) < 256 }
      .array(exactly: 5)
  ) {
    $0.joined().reduce(0, &+) < 1280
  }
}
