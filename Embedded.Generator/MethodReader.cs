using Microsoft.CodeAnalysis;

namespace Payments.Embedded.Generator;

/// <summary>Reads one method that has been found callable.</summary>
internal static class MethodReader
{
    private static readonly string[] OptionNames = ["ReadOnly", "AlwaysInterleave", "OneWay"];

    public static bool IsTask(ITypeSymbol type) => type is INamedTypeSymbol { Arity: <= 1 }
        && (GrainSymbols.Is(type, "System.Threading.Tasks", "Task") || GrainSymbols.Is(type, "System.Threading.Tasks", "ValueTask"));

    public static bool IsOneWay(IMethodSymbol method) => GrainSymbols.Attribute(method, "Orleans.Concurrency", "OneWayAttribute") is not null;

    public static MethodModel Read(INamedTypeSymbol declaring, IMethodSymbol method, SymbolDisplayFormat fullName)
    {
        var task = (INamedTypeSymbol)method.ReturnType;
        return new(
            declaring.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            method.Name,
            method.ReturnType.ToDisplayString(fullName),
            task.Name == "ValueTask",
            task.IsGenericType ? task.TypeArguments[0].ToDisplayString(fullName) : null,
            Options(method),
            Timeout(method),
            new(method.Parameters.Select(one => new ParameterModel(
                one.Type.ToDisplayString(fullName), "argument" + one.Ordinal, GrainSymbols.Is(one.Type, "System.Threading", "CancellationToken")))));
    }

    private static string Options(IMethodSymbol method)
    {
        const string prefix = "global::Payments.Embedded.Calls.GrainMethodOptions.";
        var set = OptionNames
            .Where(name => GrainSymbols.Attribute(method, "Orleans.Concurrency", name + "Attribute") is not null)
            .Select(name => prefix + name);
        return string.Join(" | ", set.DefaultIfEmpty(prefix + "None"));
    }

    private static string? Timeout(IMethodSymbol method) =>
        GrainSymbols.Attribute(method, "Orleans", "ResponseTimeoutAttribute")?.ConstructorArguments[0].Value as string;
}
