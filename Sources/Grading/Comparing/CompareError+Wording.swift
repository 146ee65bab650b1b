extension CompareError {
  /// The error in one line.
  public var message: String {
    switch self {
    case .key(let message, let column?): "key, column \(column): \(message)"
    case .key(let message, nil): "key: \(message)"
    case .field(let name, let problem): "\(name): \(problem.message)"
    }
  }
}

extension CompareError.Problem {
  fileprivate var message: String {
    switch self {
    case .noJSON(let message, let column): "column \(column): \(message)"
    case .noObject(let found): "\(found) is no question: write an object"
    case .missing: "it is missing"
    case .unknown(let suggestion):
      "there is no such field" + (suggestion.map { "; did you mean \($0)?" } ?? "")
    case .noText(let found): "\(found) stands where a text is due"
    case .noNames(let found): "\(found) is no array of names"
    case .noDomains(let found): "\(found) is no object of domains by name"
    case .noPlace: "write a name and where it lies: 'p in (0,1)'"
    case .noCount(let least): "write a whole number from \(least) to 1000"
    case .noTolerance: "write a number such as 0.01, or `1e-3 relative`"
    case .noFreedom:
      "write one of " + CompareRequest.Freedom.allCases.map(\.rawValue).joined(separator: ", ")
    case .noFunction(let name, let suggestion):
      "`\(name)` is no function" + (suggestion.map { "; did you mean \($0)?" } ?? "")
    case .noForm: "write \(WrittenForm.words)"
    case .reserved(let name): "\(name) always is a constant or a unit"
    case .noName(let name): "`\(name)` is no name"
    case .noVariable(let name): "`\(name)` is no variable"
    case .repeated(let name): "\(name) stands twice in a group"
    case .tooManyNames(let limit): "there are more than \(limit) names"
    case .noDomain(let name, let message): "\(name): \(message)"
    case .anotherCloseness: "write one of tolerance, decimals and significant"
    case .freedomBesideCloseness: "it does not go with tolerance, decimals or significant"
    case .noNumber: "the key is no number"
    case .variables: "the key has variables, and should be a number"
    case .zero: "the key is 0, which has no first digit"
    case .singleNumbers: "increasing is for single numbers"
    case .noFreedomFor(let kind): "it does not go with \(kind)s"
    }
  }
}
