/// Checks that a system does what its model says, by programs of commands.
///
/// A failure is a command that throws an error or whose response is not accepted, or a state of the
/// system that does not agree with the model. The counterexample is a program, which prints with the
/// command that failed at its end; its failure names the command too.
@inlinable
public func checkStateful<Machine: StateMachine>(
  _ machine: Machine, _ settings: Settings = Settings(),
  count: ClosedRange<Int> = 0...defaultGreatestCount
) -> Verdict<Program<Machine.Command>> {
  checkNoError(.programs(of: machine, count: count), settings) { try machine.run($0) }
}

extension StateMachine {
  /// Runs a program on a system of its own: the property that its generator, `programs(of:)`, is
  /// checked with.
  ///
  /// Throws a `CommandFailure` at the first command that fails, and notes it in the program; throws
  /// `Discard` where the machine does.
  public func run(_ program: Program<Command>) throws {
    var begun = 0
    var responses: [Response] = []
    do {
      var system = try makeSystem()
      var model = initialModel
      guard try agrees(system, with: model) else { throw BrokenInvariant() }
      for command in program.commands {
        begun += 1
        let response = try run(command, on: &system)
        responses.append(response)
        guard try accepts(response, to: command, in: model) else { throw UnacceptedResponse() }
        advance(&model, by: command)
        guard try agrees(system, with: model) else { throw BrokenInvariant() }
      }
    } catch let discard as Discard {
      throw discard
    } catch {
      let texts = Response.self == Void.self ? [] : responses.map { String(describing: $0) }
      program.failure = ProgramFailure(
        commands: begun, responses: texts, reason: String(describing: error))
      throw error.failing(
        begun == 0 ? nil : "command \(begun), \(program.commands[begun - 1])")
    }
  }
}
