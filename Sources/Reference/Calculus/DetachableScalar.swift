import Exact

/// A scalar that may carry derivatives, and can be freed of them.
public protocol DetachableScalar: Scalar {
  /// The value, which no derivative passes.
  var detached: Self { get }
}

extension Real: DetachableScalar {
  /// The number itself: it carries no derivative.
  public var detached: Real { self }
}

extension Dual: DetachableScalar where S: DetachableScalar {
  /// The value as a constant.
  public var detached: Dual { Dual(constant: value.detached) }
}

extension Jet: DetachableScalar where S: DetachableScalar {
  /// The value as a constant.
  public var detached: Jet { Jet(constant: value.detached) }
}
