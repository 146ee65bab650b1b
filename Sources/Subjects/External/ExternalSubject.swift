import Exact
import Foundation
import Laws

/// A program as the subject of one law.
///
/// A law that has seen a program fail often enough is told no more: further requests are undecided,
/// so that the search for a simpler failure ends soon, at the same place each time.
public final class ExternalSubject: @unchecked Sendable {
  /// How often a program may fail in a law before it is asked no more.
  static let mostFailures = 64
  /// How often it may be silent, which takes the whole time limit each time.
  static let mostSilences = 2

  private let program: ExternalProgram
  // A law is checked on one thread; the lock is for laws that do not keep to that.
  private let lock = NSLock()
  private var failures = 0
  private var silences = 0
  private var missingFunctions: Set<Function> = []

  /// A program, at the beginning of a law.
  public init(_ program: ExternalProgram) { self.program = program }

  /// The functions asked for that the program says it does not have, in the catalogue's order.
  public var missing: [Function] {
    lock.withLock { Function.all.filter { missingFunctions.contains($0) } }
  }

  /// The subject; each function asks the program.
  public var subject: Subject {
    var functions: [Function: Subject.Implementation] = [:]
    for function in Function.all {
      functions[function] = { [self] arguments in try ask(function, arguments) }
    }
    return Subject(name: program.command, functions)
  }

  private func ask(_ function: Function, _ arguments: [Datum]) throws -> Datum {
    let mayAsk = lock.withLock {
      failures < Self.mostFailures && silences < Self.mostSilences
    }
    guard mayAsk else { throw Undecided() }
    var isSilent = false
    do throws(SubjectError) {
      return try program.ask(function, arguments, isSilent: &isSilent)
    } catch {
      lock.withLock {
        switch error {
        case .failed:
          failures += 1
          if isSilent { silences += 1 }
        case .missing: missingFunctions.insert(function)
        case .refused, .malformed: break
        }
      }
      throw error
    }
  }
}

extension ExternalProgram {
  /// The functions among some that the program says it does not have.
  ///
  /// Each is asked for once with small arguments; whatever the answer is, it has the function unless
  /// it says that this is missing. A program that was silent is asked no more.
  public func missing(of functions: [Function]) -> [Function] {
    let asked = ExternalSubject(self)
    for function in functions {
      _ = try? asked.subject.call(function, arguments: function.parameters.map { $0.kind.smallest })
    }
    return asked.missing
  }
}

extension Datum.Kind {
  /// A small datum of the kind.
  fileprivate var smallest: Datum {
    switch self {
    case .number: .number(1)
    case .vector: .vector([1])
    case .matrix: .matrix(.init(rowCount: 1, columnCount: 1) { _, _ in 1 })
    case .tensor: (try? Tensor(shape: [1], elements: [1])).map { .tensor($0) } ?? .vector([1])
    case .tensors: .tensors([])
    case .count: .count(1)
    case .counts: .counts([0])
    case .flag: .flag(true)
    case .text: .text("")
    case .program: .program(Program())
    case .fields: .fields([:])
    }
  }
}
