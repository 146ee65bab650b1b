extension Expression {
  /// The function of a call that is differentiated, how often, and its arguments; nil for anything but a call.
  ///
  /// - Parameter call: the call below one prime, with others about it or without.
  public static func primed(
    _ call: Expression
  ) -> (function: String, order: Int, arguments: [Expression])? {
    var (call, order) = (call, 1)
    while case .call("prime", let inner) = call.kind, inner.count == 1 {
      (call, order) = (inner[0], order + 1)
    }
    guard case .call(let function, let arguments) = call.kind else { return nil }
    return (function, order, arguments)
  }
}
