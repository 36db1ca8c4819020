using Microsoft.CodeAnalysis;

namespace Payments.Embedded.Generator;

/// <summary>Recognises the types of the programming model by their names.</summary>
internal static class GrainSymbols
{
    public static bool IsGrainInterface(INamedTypeSymbol type) =>
        !IsMarker(type) && type.AllInterfaces.Any(one => Is(one, "Orleans", "IGrain"));

    public static bool IsMarker(INamedTypeSymbol type) => type.Name switch
    {
        "IAddressable" => Is(type, "Orleans.Runtime", type.Name),
        "IGrain" or "IGrainWithStringKey" or "IGrainWithGuidKey" or "IGrainWithIntegerKey"
            or "IGrainWithGuidCompoundKey" or "IGrainWithIntegerCompoundKey" => Is(type, "Orleans", type.Name),
        _ => false,
    };

    public static bool Is(ITypeSymbol? type, string space, string name) =>
        type is not null && type.Name == name && type.ContainingNamespace?.ToDisplayString() == space;

    public static AttributeData? Attribute(ISymbol symbol, string space, string name) =>
        symbol.GetAttributes().FirstOrDefault(one => Is(one.AttributeClass, space, name));
}
