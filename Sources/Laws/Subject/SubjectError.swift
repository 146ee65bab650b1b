/// Why a subject gave no value.
public enum SubjectError: Error, Sendable, Equatable {
  /// The function refuses its arguments: the stable name of the kind, and a message.
  case refused(kind: String, message: String)
  /// The subject does not have the function.
  case missing(function: String)
  /// The result is not what the function should give.
  case malformed(String)
  /// The program that is the subject failed on a request: it ended, was silent, or wrote nonsense.
  case failed(request: String, reason: String)
}

extension SubjectError: CustomStringConvertible {
  /// The error in one line.
  public var description: String {
    switch self {
    case .refused(let kind, let message): "refused (\(kind)): \(message)"
    case .missing(let function): "the subject has no function \(function)"
    case .malformed(let text): text
    case .failed(let request, let reason): "\(reason), asked for \(request)"
    }
  }
}
