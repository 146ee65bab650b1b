import Exact
import Formulas

extension Comparer {
  /// The most points outside of the declared domains at which two values are compared.
  private static var mostPointsElsewhere: Int { 6 }

  /// That two values, which are equal on the declared domains, differ elsewhere, with a point where they do; nil where
  /// no such point is seen.
  func differElsewhere(_ k: Value<Expression>, _ a: Value<Expression>) -> Reason? {
    guard !request.domains.isEmpty, scope.groups.isEmpty, k.scalars != a.scalars else { return nil }
    let names = Set(zip(k.scalars, a.scalars).flatMap { $0.names + $1.names })
    let variables = scope.variables.all.filter { names.contains($0.name) }
    // Of vectors and their lengths no point is tried.
    guard variables.count == names.count, variables.allSatisfy(\.dimensions.isEmpty) else {
      return nil
    }
    var usual: [String: Value<Real>] = [:]
    for variable in variables {
      guard let point = variable.domain.points(1).first else { return nil }
      usual[variable.name] = .scalar(.rational(point))
    }
    var tried = 0
    for variable in variables {
      for value in [-1, 2, -2, 10].map({ Rational($0) }) + [.zero] {
        guard (try? variable.domain.contains(.rational(value))) == false else { continue }
        guard tried < Self.mostPointsElsewhere else { return nil }
        tried += 1
        var point = usual
        point[variable.name] = .scalar(.rational(value))
        let differ = try? Fuel.share(ofLeftBy: 8) { try Self.differ(k, a, at: point) }
        guard differ == true else { continue }
        return .quoted(
          "Equal where it is asked; elsewhere, as at \(variable.name) = "
            + NumberText.exact(.rational(value)).replacing("-", with: "−") + ", the two differ.")
      }
    }
    return nil
  }

  /// Whether two values of one shape differ at a point where both are defined.
  private static func differ(
    _ k: Value<Expression>, _ a: Value<Expression>, at point: [String: Value<Real>]
  ) throws -> Bool {
    for (x, y) in zip(k.scalars, a.scalars) where x != y {
      guard let x = try x.evaluate(point).scalar, let y = try y.evaluate(point).scalar else {
        return false
      }
      if try x.order(y) != .equal { return true }
    }
    return false
  }
}
