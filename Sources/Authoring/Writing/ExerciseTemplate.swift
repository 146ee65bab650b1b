/// The file of a new exercise: small, commented, and sound, to be changed into what is wanted.
public struct ExerciseTemplate: Sendable {
  /// What is asked in a new exercise.
  public enum Kind: String, Sendable, CaseIterable {
    case number, vector, matrix, shape, expression, derivation, choice, condition, text
  }

  /// What is asked.
  public let kind: Kind

  /// The template of a kind.
  public init(_ kind: Kind) { self.kind = kind }

  /// The text of the file.
  ///
  /// - Parameters:
  ///   - id: the id of the exercise.
  ///   - schema: the way from the file to the schema, with which editors complete fields.
  public func text(id: String, schema: String) -> String {
    """
    // \(remark)
    // What stands behind // is for authors. `grade check FILE` says what is wrong, `grade preview \(id)` shows
    // what students see, `grade solve \(id)` the solution.
    {
      "$schema": "\(schema)",
      "id": "\(id)",
    \(body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n"))
    }

    """
  }

  private var remark: String {
    switch kind {
    case .number: "A number that is computed from given ones."
    case .vector: "A vector; each right entry can earn its share."
    case .matrix: "A matrix; each right entry can earn its share."
    case .shape: "The shape of a tensor whose values do not matter."
    case .expression: "A formula in variables: any equal formula is right."
    case .derivation: "A derivation, line by line."
    case .choice: "A choice between answers."
    case .condition: "Anything that satisfies a condition is right."
    case .text: "A text that a person marks by points."
    }
  }

  private var body: String {
    switch kind {
    case .number: Self.number
    case .vector: Self.vector
    case .matrix: Self.matrix
    case .shape: Self.shape
    case .expression: Self.expression
    case .derivation: Self.derivation
    case .choice: Self.choice
    case .condition: Self.condition
    case .text: Self.text
    }
  }
}
