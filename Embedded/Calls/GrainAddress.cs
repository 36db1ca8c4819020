using System.ComponentModel;
using Payments.Embedded.Activations;

namespace Payments.Embedded.Calls;

/// <summary>What a generated proxy passes on to its base without looking at it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GrainAddress
{
    internal GrainAddress(GrainClass grainClass, IdSpan key)
    {
        Class = grainClass;
        Key = key;
    }

    internal GrainClass Class { get; }

    internal IdSpan Key { get; }
}
