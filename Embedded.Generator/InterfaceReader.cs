using System.Text;
using Microsoft.CodeAnalysis;

namespace Payments.Embedded.Generator;

/// <summary>Turns the symbol of a grain interface into a model, or into the reasons why that cannot be.</summary>
internal static class InterfaceReader
{
    private static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static InterfaceModel Read(INamedTypeSymbol type)
    {
        var problems = new List<Problem>();
        if (type.IsGenericType) problems.Add(Problem.At(type, "PEG005", $"Grain interface {type} is generic; the embedded engine has no generic grains"));
        if (!IsReachable(type)) problems.Add(Problem.At(type, "PEG006", $"Grain interface {type} must be public or internal, so that its proxy can implement it"));

        var methods = new List<MethodModel>();
        foreach (var declaring in new[] { type }.Concat(type.AllInterfaces).Where(one => !GrainSymbols.IsMarker(one)))
        {
            foreach (var member in declaring.GetMembers()) ReadMember(declaring, member, methods, problems);
        }

        return new(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), ProxyName(type), new(methods), new(problems));
    }

    private static void ReadMember(INamedTypeSymbol declaring, ISymbol member, List<MethodModel> methods, List<Problem> problems)
    {
        // Static and default members need no proxy.
        if (member.IsStatic || !member.IsAbstract) return;
        switch (member)
        {
            case IMethodSymbol { MethodKind: MethodKind.Ordinary } method:
                var before = problems.Count;
                Check(declaring, method, problems);
                if (problems.Count == before) methods.Add(MethodReader.Read(declaring, method, FullName));
                break;
            case IPropertySymbol or IEventSymbol:
                problems.Add(Problem.At(member, "PEG004", $"{declaring}.{member.Name} is a property or an event; a grain has methods only"));
                break;
        }
    }

    private static void Check(INamedTypeSymbol declaring, IMethodSymbol method, List<Problem> problems)
    {
        var name = $"{declaring}.{method.Name}";
        if (method.IsGenericMethod)
        {
            problems.Add(Problem.At(method, "PEG001", $"{name} is generic; the embedded engine cannot call generic methods"));
        }

        if (!MethodReader.IsTask(method.ReturnType))
        {
            problems.Add(Problem.At(method, "PEG002", $"{name} returns {method.ReturnType}; it must return Task, Task<T>, ValueTask or ValueTask<T>"));
        }
        else if (MethodReader.IsOneWay(method) && method.ReturnType is INamedTypeSymbol { IsGenericType: true })
        {
            problems.Add(Problem.At(method, "PEG007", $"{name} is [OneWay], so it cannot return a result"));
        }

        foreach (var parameter in method.Parameters.Where(one => one.RefKind != RefKind.None || one.Type.IsRefLikeType))
        {
            problems.Add(Problem.At(parameter, "PEG003", $"{name} takes {parameter.Name} by reference; arguments outlive the caller's stack"));
        }
    }

    private static bool IsReachable(INamedTypeSymbol type)
    {
        for (var one = type; one is not null; one = one.ContainingType)
        {
            if (one.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)) return false;
        }

        return true;
    }

    private static string ProxyName(INamedTypeSymbol type)
    {
        var name = new StringBuilder("Proxy_");
        foreach (var letter in type.ToDisplayString()) name.Append(char.IsLetterOrDigit(letter) ? letter : '_');
        return name.ToString();
    }
}
