import Exact

/// A point at which formulas are enclosed: intervals of few bits for the numbers of each variable.
struct EnclosedPoint: Sendable {
  /// How exactly values are known there, in bits: what a machine word can still multiply.
  static let precision = 30
  /// The most numbers of one point.
  private static let mostNumbers = 64
  /// The value of a length that is a name, as far as `SamplePoints` goes.
  private static let length = 3

  /// A number of the point: what encloses it.
  struct Number: Sendable {
    /// Machine numbers around it; nil where it is too far from 1.
    let machine: MachineInterval?
    private let value: Real

    init(_ value: Real) {
      self.value = value
      machine =
        if let rational = value.asRational { MachineInterval(rational) } else {
          MachineInterval(value.enclosure)
        }
    }

    init(_ value: Rational) { self.init(.rational(value)) }

    /// An interval around it.
    var interval: Interval {
      guard let rational = value.asRational else { return value.enclosure }
      return Interval(rational, precision: EnclosedPoint.precision)
    }
  }

  /// A variable at the point.
  enum Coordinate: Sendable {
    case number(Number)
    case entries([Number], columnCount: Int)
  }

  private let coordinates: [String: Coordinate]

  /// The point at which variables have some values; nil where one of them is no list of numbers.
  init?(_ values: [String: Value<Real>]) {
    var coordinates: [String: Coordinate] = [:]
    for (name, value) in values {
      switch value {
      case .scalar(let number): coordinates[name] = .number(Number(number))
      case .vector(let entries):
        coordinates[name] = .entries(entries.map { Number($0) }, columnCount: 1)
      case .matrix(let matrix):
        coordinates[name] = .entries(
          matrix.elements.map { Number($0) }, columnCount: matrix.columnCount)
      case .tensor, .family, .truth: return nil
      }
    }
    self.coordinates = coordinates
  }

  /// A point of the domains of variables that lies on no simple curve, where formulas that differ anywhere
  /// mostly differ; nil where none is found.
  ///
  /// - Parameter number: which of several points, from 0.
  init?(_ variables: Variables, number: Int) {
    let lengths = Set(
      variables.all.flatMap(\.dimensions).compactMap { dimension -> String? in
        if case .named(let name) = dimension { name } else { nil }
      })
    var coordinates: [String: Coordinate] = [:]
    coordinates.reserveCapacity(variables.all.count + 2)
    var count = 0
    for variable in variables.all {
      func next() -> Number? {
        count += 1
        // From the third point on the numbers stand in other distances from each other.
        return Self.number(
          of: variable.domain, max(2 * number - 1, 1) * count + 17 * number,
          isShort: variable.dimensions.isEmpty && !lengths.isEmpty)
      }
      if lengths.contains(variable.name) {
        let length = Rational(Self.length)
        guard (try? variable.domain.contains(.rational(length))) == true else { return nil }
        coordinates[variable.name] = .number(Number(length))
        continue
      }
      let counts = variable.dimensions.map { $0.count ?? Self.length }
      guard count + counts.reduce(1, *) <= Self.mostNumbers else { return nil }
      if counts.isEmpty {
        guard let value = next() else { return nil }
        coordinates[variable.name] = .number(value)
        continue
      }
      var entries: [Number] = []
      for _ in 0..<counts.reduce(1, *) {
        guard let value = next() else { return nil }
        entries.append(value)
      }
      coordinates[variable.name] = .entries(
        entries, columnCount: counts.count == 2 ? counts[1] : 1)
    }
    // An open entry of a family is looked at in the middle.
    for index in 0..<2 {
      coordinates[Family<Expression>.index(index)] = .number(Number(2))
    }
    self.coordinates = coordinates
  }

  /// A number of a domain that is not a simple one; nil where none is found.
  ///
  /// - Parameter isShort: whether whole numbers may be places in what is no longer than a length has to be.
  private static func number(of domain: Domain, _ count: Int, isShort: Bool) -> Number? {
    let value: Rational?
    switch domain.set {
    case .real, .interval: value = inside(domain.range, count)
    case .integers(let from):
      value =
        (from ?? .zero) + Rational(isShort ? [1, 2, 0][count % 3] : [3, 2, 5, 4, 7][count % 5])
    case .finite, .steps:
      let points = domain.points(24)
      value = points.isEmpty ? nil : points[(2 * count + 3) % points.count]
    }
    guard let value, (try? domain.contains(.rational(value))) == true else { return nil }
    return Number(value)
  }

  /// A number in the inner part of a range: a multiple of 1/101 from one end to the other.
  private static func inside(_ range: ExtendedInterval, _ count: Int) -> Rational? {
    guard let share = try? Rational(Integer(1 + 61 * count % 100), over: 101) else { return nil }
    switch (range.lower.value, range.upper.value) {
    case (nil, nil): return 4 * share - 2
    case (let lower?, nil): return lower + 3 * share
    case (nil, let upper?): return upper - 3 * share
    case (let lower?, let upper?): return lower + (upper - lower) * share
    }
  }

  /// What a name stands for at the point.
  subscript(name: String) -> Coordinate? { coordinates[name] }

  /// The entry of a vector or matrix at places that count from 0; nil where there is none.
  func entry(_ name: String, at places: [Int]) -> Number? {
    guard case .entries(let entries, let columns)? = coordinates[name] else { return nil }
    let position: Int
    switch places.count {
    case 1 where columns == 1: position = places[0]
    case 2 where (0..<columns).contains(places[1]): position = places[0] * columns + places[1]
    default: return nil
    }
    return entries.indices.contains(position) ? entries[position] : nil
  }
}
