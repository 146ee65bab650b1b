/// The values that are permitted where a choice was made, counted and in order.
extension Choice {
  /// Whether another choice permits the same values.
  func hasSameBounds(as other: Choice) -> Bool {
    kind == other.kind && lower == other.lower && upper == other.upper
      && permitsNaN == other.permitsNaN
  }

  /// How many values are permitted; `.max` stands for as many or more.
  var memberCount: UInt64 {
    switch kind {
    case .integer, .boolean:
      let spread = integers.upperBound.distance(from: integers.lowerBound)
      return spread == .max ? .max : spread + 1
    case .float:
      // NaN has many bit patterns, each of which is a value here.
      guard !permitsNaN else { return .max }
      return places.upperBound.distance(from: places.lowerBound) + 1
    case .bytes, .string:
      var total: UInt64 = 0
      for length in counts {
        guard let more = Self.power(UInt64(alphabetCount), length) else { return .max }
        let (sum, overflow) = total.addingReportingOverflow(more)
        guard !overflow else { return .max }
        total = sum
      }
      return total
    }
  }

  /// The places of the permitted doubles; a range that ends at zero has both zeros.
  private var places: ClosedRange<Int> {
    let lower = floats.lowerBound == 0 ? -1 : floats.lowerBound.place
    let upper = floats.upperBound == 0 ? 0 : floats.upperBound.place
    return lower...max(lower, upper)
  }

  private static func power(_ base: UInt64, _ exponent: Int) -> UInt64? {
    if base <= 1 { return exponent == 0 ? 1 : base }
    var result: UInt64 = 1
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      guard !overflow else { return nil }
      result = product
    }
    return result
  }

  /// The permitted value at a place from 0 on: integers and texts simplest first, floats from the
  /// least one.
  func member(_ place: Int) -> Choice {
    switch kind {
    case .integer, .boolean: return with(UInt64(bitPattern: Int64(integers.member(place))))
    case .float:
      return with(Double(place: places.lowerBound &+ max(0, place)).bitPattern)
    case .bytes, .string: return with(ranks: text(place))
    }
  }

  /// The text at a place in shortlex order.
  private func text(_ place: Int) -> [UInt32] {
    var rest = UInt64(max(0, place))
    let size = UInt64(alphabetCount)
    for length in counts {
      guard let members = Self.power(size, length) else { break }
      guard rest >= members else {
        var ranks = [UInt32](repeating: 0, count: length)
        for index in ranks.indices.reversed() where size > 0 {
          ranks[index] = UInt32(rest % size)
          rest /= size
        }
        return ranks
      }
      rest -= members
    }
    return simplestRanks
  }
}

extension ClosedRange<Int> {
  /// The member at a place from 0 on, by distance from the simplest one, upwards first.
  func member(_ place: Int) -> Int {
    let simplest = self.simplest
    let above = upperBound.distance(from: simplest)
    let below = simplest.distance(from: lowerBound)
    let both = Swift.min(above, below)
    let place = UInt64(Swift.max(0, place))
    let distance: UInt64
    let isAbove: Bool
    if place <= 2 * both {
      distance = (place + 1) / 2
      isAbove = place % 2 == 1 || place == 0
    } else {
      distance = place - both
      isAbove = above > below
    }
    let step = Int(truncatingIfNeeded: distance)
    return isAbove ? simplest &+ step : simplest &- step
  }
}

extension Double {
  /// The number of doubles from zero to this one, negative below zero; −0 comes just before 0.
  var place: Int {
    let bits = Int(truncatingIfNeeded: Int64(bitPattern: magnitude.bitPattern))
    return sign == .minus ? -1 - bits : bits
  }

  /// The double at a place.
  init(place: Int) {
    let bits = UInt64(bitPattern: Int64(place < 0 ? -1 - place : place))
    self.init(bitPattern: place < 0 ? bits | 1 << 63 : bits)
  }
}
