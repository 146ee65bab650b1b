/// A system with state, and a model that says what the system must do.
///
/// A case is a program: commands that are drawn one after the other, each for the state in which the
/// model is by then, and are run on a system made for this case. The model stays with the
/// generator, so that programs can be drawn, replayed and shrunk without the system (model-based
/// testing: Claessen and Hughes, *Testing Monadic Code with QuickCheck*, Haskell 2002; Arts,
/// Hughes, Johansson and Wiger, *Testing Telecoms Software with Quviq QuickCheck*, Erlang 2006).
///
/// What a command makes, and later commands refer to, is named by a number that the model gives it.
public protocol StateMachine: Sendable {
  /// What is known of the system's state; a value, so that it can be kept while commands run.
  associatedtype Model
  /// The system under test, a value or an object.
  associatedtype System
  /// What can be done to the system.
  associatedtype Command
  /// What the system answers to a command.
  associatedtype Response = Void

  /// The state before any command.
  var initialModel: Model { get }

  /// A system in the state of the initial model.
  func makeSystem() throws -> System

  /// The commands that make sense in a state; the simplest and shortest ones should come first.
  ///
  /// A state in which every draw is discarded ends the program.
  func commands(in model: Model) -> Generator<Command>

  /// The precondition: whether a command may be run in a state.
  ///
  /// It is asked whenever a program is drawn or read again. A command that may not be run is left
  /// out of the program.
  func permits(_ command: Command, in model: Model) -> Bool

  /// Changes the state as a command does.
  func advance(_ model: inout Model, by command: Command)

  /// Runs a command on the system.
  ///
  /// An error that this throws is a failure of the command, `Discard` apart.
  func run(_ command: Command, on system: inout System) throws -> Response

  /// The postcondition: whether the response is right for a command that was run in a state.
  ///
  /// It may throw an error to say what is wrong.
  func accepts(_ response: Response, to command: Command, in model: Model) throws -> Bool

  /// The invariant: whether the system is sound and agrees with the model, before the first command
  /// and after each.
  ///
  /// It may throw an error to say what is wrong.
  func agrees(_ system: System, with model: Model) throws -> Bool
}

extension StateMachine {
  /// Every command may be run in every state.
  public func permits(_ command: Command, in model: Model) -> Bool { true }

  /// Every response is right.
  public func accepts(_ response: Response, to command: Command, in model: Model) throws -> Bool {
    true
  }

  /// Every system is sound.
  public func agrees(_ system: System, with model: Model) throws -> Bool { true }
}
