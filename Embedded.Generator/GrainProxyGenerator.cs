using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Payments.Embedded.Generator;

/// <summary>Emits a proxy and typed call classes for every grain interface of the compiled assembly.</summary>
[Generator]
public sealed class GrainProxyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var interfaces = context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => node is InterfaceDeclarationSyntax { BaseList: not null },
                static (found, cancellation) =>
                    found.SemanticModel.GetDeclaredSymbol((InterfaceDeclarationSyntax)found.Node, cancellation) is INamedTypeSymbol type
                        && IsFirstDeclaration(type, found.Node)
                        && GrainSymbols.IsGrainInterface(type)
                            ? InterfaceReader.Read(type)
                            : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

        context.RegisterSourceOutput(interfaces, static (output, model) =>
        {
            foreach (var problem in model.Problems) output.ReportDiagnostic(problem.ToDiagnostic());
            if (model.Problems.Count == 0) output.AddSource($"{model.ProxyName}.g.cs", ProxyWriter.Write(model));
        });

        var usable = interfaces.Where(static model => model.Problems.Count == 0)
            .Select(static (model, _) => (model.InterfaceName, model.ProxyName)).Collect();
        context.RegisterSourceOutput(usable, static (output, all) => WriteRegistration(output, all));
    }

    // A partial interface is declared several times and must get one proxy.
    private static bool IsFirstDeclaration(INamedTypeSymbol type, SyntaxNode node) =>
        type.DeclaringSyntaxReferences[0].SyntaxTree == node.SyntaxTree && type.DeclaringSyntaxReferences[0].Span == node.Span;

    private static void WriteRegistration(SourceProductionContext output, ImmutableArray<(string InterfaceName, string ProxyName)> all)
    {
        if (all.IsEmpty) return;
        output.AddSource("GrainProxyRegistration.g.cs", ProxyWriter.WriteRegistration([.. all.OrderBy(one => one.InterfaceName, System.StringComparer.Ordinal)]));
    }
}
