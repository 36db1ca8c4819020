using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Payments.Embedded.Generator;

/// <summary>Something in a grain interface that the embedded engine cannot call.</summary>
internal sealed record Problem(string Id, string Message, string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Problem At(ISymbol symbol, string id, string message)
    {
        var location = symbol.Locations.Length > 0 ? symbol.Locations[0] : Location.None;
        return new(id, message, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);
    }

    // The analyzer wants every descriptor to be a constant with a release note; these ids exist only inside this repository.
#pragma warning disable RS1032, RS2008
    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        new DiagnosticDescriptor(Id, "Unsupported grain interface", "{0}", "Grains", DiagnosticSeverity.Error, isEnabledByDefault: true),
        Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines),
        Message);
#pragma warning restore RS1032, RS2008
}
