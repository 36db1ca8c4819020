using Microsoft.CodeAnalysis;

namespace Payments.Embedded.Generator;

[Generator]
public sealed class GrainProxyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
