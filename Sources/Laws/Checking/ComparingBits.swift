import Exact
import PropertyTesting

/// Requires that two doubles have the same bits, the sign of a zero included.
func requireSameBits(
  _ computed: Double, _ expected: Double, file: String = #fileID, line: Int = #line
) throws {
  try require(
    computed.bitPattern == expected.bitPattern, "\(computed) and \(expected) differ in their bits",
    file: file, line: line)
}

/// Requires that two vectors have the same bits, the signs of zeros included.
func requireSameBits(
  _ computed: [Double], _ expected: [Double], file: String = #fileID, line: Int = #line
) throws {
  try require(
    computed.map(\.bitPattern) == expected.map(\.bitPattern),
    "\(computed) and \(expected) differ in their bits", file: file, line: line)
}

/// Requires that two matrices have the same shape and the same bits, the signs of zeros included.
func requireSameBits(
  _ computed: Matrix<Double>, _ expected: Matrix<Double>, file: String = #fileID, line: Int = #line
) throws {
  try require(
    computed.map(\.bitPattern) == expected.map(\.bitPattern),
    "\(computed.rows) and \(expected.rows) differ in their bits", file: file, line: line)
}
