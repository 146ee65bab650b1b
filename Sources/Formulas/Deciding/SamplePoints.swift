import Exact

/// Points of the domains of variables, the simplest first: where formulas are looked at to tell them
/// apart.
///
/// Each coordinate runs through the points of its domain in the order of `Domain.points`; the points
/// come by the sum of the places in these lists. A length that is a name runs from 1 to 3, or to one more than the places that
/// entries with numbers have.
struct SamplePoints {
  /// The most points that are looked at.
  static let mostPoints = 400
  /// The most points of one coordinate.
  private static let mostValues = 24
  /// The largest value of a length that is a name, where no entry has a further place; and where one has.
  private static let (longest, longestOfAll) = (3, 6)

  let lengths: [Variables.Variable]
  let variables: [Variables.Variable]
  /// The largest value of a length that is a name.
  private let longest: Int
  /// The points of the domain of each of these.
  private let points: [[Rational]]

  /// The points of those variables that occur in some formulas.
  init(_ variables: Variables, in expressions: [Expression]) {
    let used = Set(expressions.flatMap(\.names))
    let occurring = variables.all.filter { used.contains($0.name) }
    let named = Set(
      occurring.flatMap(\.dimensions).compactMap { dimension -> String? in
        if case .named(let name) = dimension { name } else { nil }
      })
    lengths = variables.all.filter { named.contains($0.name) }
    self.variables = occurring.filter { !named.contains($0.name) }
    // Beyond the longest length an index has no entry.
    let indices =
      lengths.isEmpty ? [] : expressions.reduce(into: Set()) { $0.formUnion($1.indexNames) }
    let places = lengths.isEmpty ? [] : expressions.compactMap(\.lastPlace)
    let longest = min(max(Self.longest, (places.max() ?? 0) + 1), Self.longestOfAll)
    self.longest = longest
    points = self.variables.map { variable in
      let points = variable.domain.points(Self.mostValues)
      guard indices.contains(variable.name) else { return points }
      let places = points.filter {
        $0.isInteger && $0.signum > 0 && $0 <= Rational(longest)
      }
      return places.isEmpty ? points : places
    }
  }

  /// The values of all variables at each of the points, in order, until one is taken.
  ///
  /// - Parameter take: looks at a point; true ends the search.
  func search(_ take: ([String: Value<Real>]) throws -> Bool) rethrows {
    var count = 0
    let lengthValues = lengths.map { variable in
      variable.domain.points(longest).filter { $0.signum > 0 && $0 <= Rational(longest) }
    }
    guard lengthValues.allSatisfy({ !$0.isEmpty }) else { return }
    var total = 0
    var isExhausted = false
    while !isExhausted, count < Self.mostPoints, total < 200 {
      isExhausted = true
      for lengthSum in 0...total {
        for places in Self.tuples(lengthValues.map(\.count), sum: lengthSum) {
          var sizes: [String: Int] = [:]
          for (variable, (values, place)) in zip(lengths, zip(lengthValues, places)) {
            sizes[variable.name] = values[place].numerator.asInt ?? 1
          }
          let coordinates = coordinates(sizes)
          if coordinates.reduce(0, { $0 + $1.count - 1 }) > total - lengthSum
            || lengthValues.reduce(0, { $0 + $1.count - 1 }) > total
          {
            isExhausted = false
          }
          for point in Self.tuples(coordinates.map(\.count), sum: total - lengthSum) {
            guard count < Self.mostPoints else { return }
            count += 1
            let values = zip(coordinates, point).map { $0[$1] }
            if try take(assignment(values, sizes)) { return }
          }
        }
      }
      total += 1
    }
  }

  /// The points of each coordinate: numbers, and the entries of vectors and matrices, in their order.
  private func coordinates(_ sizes: [String: Int]) -> [[Rational]] {
    zip(variables, points).flatMap { variable, points in
      Array(
        repeating: points,
        count: variable.dimensions.reduce(1) { $0 * Self.count($1, sizes) })
    }
  }

  private static func count(_ dimension: Variables.Dimension, _ sizes: [String: Int]) -> Int {
    switch dimension {
    case .fixed(let count): count
    case .named(let name): sizes[name] ?? 1
    }
  }

  func assignment(_ values: [Rational], _ sizes: [String: Int]) -> [String: Value<Real>] {
    var result = sizes.mapValues { Value<Real>.scalar(.rational(Rational($0))) }
    var next = 0
    for variable in variables {
      let dimensions = variable.dimensions.map { Self.count($0, sizes) }
      let count = dimensions.reduce(1, *)
      let entries = values[next..<next + count].map(Real.rational)
      next += count
      switch dimensions.count {
      case 0: result[variable.name] = .scalar(entries[0])
      case 1: result[variable.name] = .vector(entries)
      default:
        result[variable.name] = .matrix(
          Matrix(rowCount: dimensions[0], columnCount: dimensions[1]) { row, column in
            entries[row * dimensions[1] + column]
          })
      }
    }
    return result
  }

  /// The lists of places below some counts with a sum, in the order of the dictionary, backwards: the
  /// first place is the last to rise.
  private static func tuples(_ counts: [Int], sum: Int) -> [[Int]] {
    guard let first = counts.first else { return sum == 0 ? [[]] : [] }
    let rest = Array(counts.dropFirst())
    let most = rest.reduce(0) { $0 + $1 - 1 }
    var result: [[Int]] = []
    for place in 0..<max(first, 0) where place <= sum && sum - place <= most {
      for tail in tuples(rest, sum: sum - place) {
        result.append([place] + tail)
        if result.count > mostPoints { return result }
      }
    }
    return result
  }
}

extension Expression {
  /// The last place, from 1, that is written as a number in an entry.
  fileprivate var lastPlace: Int? {
    var last: Int?
    var stack = [self]
    while let top = stack.popLast() {
      if case .entry(_, let places) = top.kind {
        for place in places {
          guard let number = place.asRational?.numerator.asInt, number < Int.max else { continue }
          last = max(last ?? 0, number + 1)
        }
      }
      stack += top.children
    }
    return last
  }
}
