import Exact

/// The numbers of a domain, cut into single numbers and what lies between them, ascending.
struct CutLine {
  /// A part of the domain in which nothing changes.
  enum Piece {
    /// One number.
    case at(Cut)
    /// The numbers between two, or beyond one, and one of them.
    case between(Cut?, Cut?, sample: Rational)
  }

  /// The most numbers of a finite domain.
  static let mostMembers = 1_000

  let pieces: [Piece]

  /// - Throws: `NoCuts` for a domain with too many numbers; `ArithmeticError.undecided` where the order of
  ///   two numbers is not told.
  init(_ cuts: [Cut], on domain: Domain) throws {
    switch domain.set {
    case .finite(let values):
      guard values.count <= Self.mostMembers else { throw NoCuts() }
      pieces = values.map { .at(Cut($0)) }
    case .steps(let from, let to, let step):
      guard let count = try ((to - from) / step).floor.asInt, count < Self.mostMembers else {
        throw NoCuts()
      }
      pieces = (0...count).map { .at(Cut(from + Rational($0) * step)) }
    case .integers(let from): pieces = try Self.wholePieces(Self.sorted(cuts), from: from)
    case .real: pieces = try Self.pieces(Self.sorted(cuts))
    case .interval(let lower, let upper, let includesLower, let includesUpper):
      let (start, end) = (lower.map { Cut($0) }, upper.map { Cut($0) })
      var inside: [Cut] = []
      for cut in try Self.sorted(cuts) {
        if let start, try cut.order(start) != .greater { continue }
        if let end, try cut.order(end) != .less { continue }
        inside.append(cut)
      }
      if let start, let end, try start.order(end) == .equal {
        pieces = includesLower && includesUpper ? [.at(start)] : []
        return
      }
      var found = try Self.pieces(inside, from: start, to: end)
      if let start, includesLower { found.insert(.at(start), at: 0) }
      if let end, includesUpper { found.append(.at(end)) }
      pieces = found
    }
  }

  /// The cuts in ascending order, each number once.
  private static func sorted(_ cuts: [Cut]) throws -> [Cut] {
    var sorted: [Cut] = []
    for cut in cuts {
      var place = sorted.count
      var isKnown = false
      while place > 0 {
        let order = try cut.order(sorted[place - 1])
        if order == .equal {
          isKnown = true
          // What is written as a formula says more.
          if sorted[place - 1].expression == nil { sorted[place - 1] = cut }
        }
        if order != .less { break }
        place -= 1
      }
      if !isKnown { sorted.insert(cut, at: place) }
    }
    return sorted
  }

  private static func pieces(
    _ cuts: [Cut], from start: Cut? = nil, to end: Cut? = nil
  ) throws -> [Piece] {
    var pieces: [Piece] = []
    var last = start
    for cut in cuts {
      pieces.append(.between(last, cut, sample: try sample(between: last, and: cut)))
      pieces.append(.at(cut))
      last = cut
    }
    pieces.append(.between(last, end, sample: try sample(between: last, and: end)))
    return pieces
  }

  /// The pieces with whole numbers in them.
  private static func wholePieces(_ cuts: [Cut], from start: Rational?) throws -> [Piece] {
    var pieces: [Piece] = []
    // The least whole number that no piece has yet.
    var next = start.map { Rational(-(-$0).floor) }
    var last: Cut?
    for cut in cuts {
      let floor = Rational(try cut.floor())
      let isWhole = try cut.order(Cut(floor)) == .equal
      let below = isWhole ? floor - .one : floor
      if next.map({ $0 <= below }) ?? true {
        let sample = next.map { max($0, min(below, .zero)) } ?? min(below, .zero)
        pieces.append(.between(last, cut, sample: sample))
      }
      if isWhole, next.map({ $0 <= floor }) ?? true { pieces.append(.at(cut)) }
      next = max(next ?? floor + .one, floor + .one)
      last = cut
    }
    pieces.append(.between(last, nil, sample: next.map { max($0, .zero) } ?? .zero))
    return pieces
  }

  /// A simple number between two others, or beyond one.
  ///
  /// - Throws: `ArithmeticError.undecided` where two numbers are too close to each other to be told apart.
  static func sample(between lower: Cut?, and upper: Cut?) throws -> Rational {
    switch (lower, upper) {
    case (nil, nil): return .zero
    case (nil, let upper?):
      return try upper.order(Cut(.zero as Rational)) == .greater
        ? .zero : Rational(upper.floor()) - .one
    case (let lower?, nil):
      return try lower.order(Cut(.zero as Rational)) == .less
        ? .zero : Rational(lower.floor()) + .one
    case (let lower?, let upper?):
      for bits in [8, 32, 128, 1_024, 6_000] {
        let (start, end) = (
          try lower.bounds(bits: bits).upperBound, try upper.bounds(bits: bits).lowerBound
        )
        guard start < end else { continue }
        let part = (end - start).scaled(byTwoToThe: -3)
        return Rational.simplest(between: start + part, and: end - part)
      }
      throw ArithmeticError.undecided
    }
  }
}
