/// An implementation of the mathematics that laws are checked against.
///
/// A subject is a value: a name and functions. A copy with one function replaced is another subject.
public struct Subject: Sendable {
  /// A function of a subject.
  public typealias Implementation = @Sendable ([Datum]) throws -> Datum

  /// What it is called in reports.
  public let name: String
  private var implementations: [Function: Implementation]
  /// What hears of each call; nothing outside of a law.
  var recorder: Recorder?

  /// The subject with these functions.
  public init(name: String, _ implementations: [Function: Implementation]) {
    self.name = name
    self.implementations = implementations
  }

  /// The functions that it has, in the order of the catalogue.
  public var functions: [Function] { Function.all.filter { implementations[$0] != nil } }

  /// A copy under another name with one function replaced.
  ///
  /// The replacement gets the arguments and this subject, so that it can be wrong in part only.
  public func replacing(
    _ function: Function, name: String,
    with implementation: @escaping @Sendable (Subject, [Datum]) throws -> Datum
  ) -> Subject {
    var copy = Subject(name: name, implementations)
    copy.implementations[function] = { [self] in try implementation(self, $0) }
    return copy
  }

  /// Calls a function.
  ///
  /// - Throws: `SubjectError.missing` where the subject does not have it; what the function throws.
  public func call(_ function: Function, _ arguments: Datum...) throws -> Datum {
    try call(function, arguments: arguments)
  }

  /// Calls a function with a list of arguments.
  ///
  /// - Throws: as `call` does.
  public func call(_ function: Function, arguments: [Datum]) throws -> Datum {
    guard let implementation = implementations[function] else {
      throw SubjectError.missing(function: function.name)
    }
    do {
      let value = try implementation(arguments)
      recorder?.note(function, gaveValue: true)
      return value
    } catch {
      recorder?.note(function, gaveValue: false)
      throw error
    }
  }

  /// The subject, heard by a recorder.
  func heard(by recorder: Recorder) -> Subject {
    var copy = self
    copy.recorder = recorder
    return copy
  }
}
