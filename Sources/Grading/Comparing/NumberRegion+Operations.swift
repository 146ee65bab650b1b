import Exact
import Formulas

extension NumberRegion {
  /// The numbers of both of two unions of intervals, or of the first one only, as intervals.
  ///
  /// - Throws: `UnreadableAnswer` where an end has variables.
  static func intervals(
    _ a: [WrittenSet.Interval], _ operation: WrittenSet.Operation, _ b: [WrittenSet.Interval]
  ) throws -> [WrittenSet.Interval] {
    guard let first = try NumberRegion(a), let second = try NumberRegion(b) else {
      throw UnreadableAnswer(
        reason: .quoted("sets are taken out of sets, and cut, where their ends are numbers"),
        caret: nil)
    }
    let ends = (a + b).flatMap { [$0.lower, $0.upper] }.compactMap { $0 }
    var sorted: [(value: Real, end: Expression)] = []
    for end in ends {
      guard let value = try end.evaluate([:]).scalar else { continue }
      var place = 0
      while place < sorted.count, try sorted[place].value.order(value) == .less { place += 1 }
      if place < sorted.count, try sorted[place].value.order(value) == .equal { continue }
      sorted.insert((value, end), at: place)
    }
    func isIn(_ x: Real) throws -> Bool {
      let isInSecond = try second.contains(x)
      return try first.contains(x) && (operation == .difference ? !isInSecond : isInSecond)
    }
    var result: [WrittenSet.Interval] = []
    for place in 0...sorted.count {
      let lower = place > 0 ? sorted[place - 1] : nil
      let upper = place < sorted.count ? sorted[place] : nil
      // A number between the neighbours stands for all of them.
      let inside: Real =
        switch (lower, upper) {
        case (let l?, let u?): try (l.value + u.value) / Real.rational(2)
        case (let l?, nil): try l.value + .one
        case (nil, let u?): try u.value - .one
        case (nil, nil): .zero
        }
      if try isIn(inside) {
        result.append(
          .init(from: lower?.end, to: upper?.end, includesLower: false, includesUpper: false))
      }
      if let upper, try isIn(upper.value) {
        result.append(
          .init(from: upper.end, to: upper.end, includesLower: true, includesUpper: true))
      }
    }
    return result
  }
}
