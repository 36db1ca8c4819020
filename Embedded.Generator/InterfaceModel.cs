namespace Payments.Embedded.Generator;

/// <summary>What the writer needs of one interface. Equal models mean that nothing is written anew.</summary>
internal sealed record InterfaceModel(
    string InterfaceName, string ProxyName, EquatableList<MethodModel> Methods, EquatableList<Problem> Problems);

/// <param name="DeclaredIn">The interface that declares the method, which may be a base of the proxied one.</param>
/// <param name="Result">The type argument of the task; null for a task without a result.</param>
internal sealed record MethodModel(
    string DeclaredIn, string Name, string ReturnType, bool IsValueTask, string? Result, string Options, string? ResponseTimeout,
    EquatableList<ParameterModel> Parameters);

internal sealed record ParameterModel(string Type, string Name, bool IsCancellation);
