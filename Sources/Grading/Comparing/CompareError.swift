/// Why a question cannot be asked.
public enum CompareError: Error, Hashable, Sendable {
  /// The key cannot be read.
  case key(message: String, column: Int?)
  /// A field says something that it cannot say.
  case field(String, Problem)

  /// What is wrong with a field.
  public enum Problem: Hashable, Sendable {
    // The line
    case noJSON(message: String, column: Int)
    case noObject(found: String)
    case missing
    case unknown(suggestion: String?)
    // What stands in a field
    case noText(found: String)
    case noNames(found: String)
    case noDomains(found: String)
    case noPlace
    case noCount(least: Int)
    case noTolerance
    case noFreedom
    case noForm
    case noFunction(String, suggestion: String?)
    // Names
    case reserved(String)
    case noName(String)
    case noVariable(String)
    case repeated(String)
    case tooManyNames(limit: Int)
    case noDomain(name: String, message: String)
    // Fields that do not go together
    case anotherCloseness
    case freedomBesideCloseness
    case noNumber
    case variables
    case zero
    case singleNumbers
    case noFreedomFor(kind: String)
  }
}
