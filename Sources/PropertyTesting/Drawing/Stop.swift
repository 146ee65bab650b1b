/// Why a case ends before it has a value.
public enum Stop: Error, Sendable, Equatable {
  /// A filter found no value that it accepts.
  case discarded
  /// The case needs more choices than there are.
  case overrun
}
