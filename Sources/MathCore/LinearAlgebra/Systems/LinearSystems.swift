/// Square systems of linear equations: factors, determinants, solutions and inverses.
public enum LinearSystems {}
