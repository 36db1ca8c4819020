using System.ComponentModel;
using System.Globalization;

namespace Payments.Embedded.Calls;

[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum GrainMethodOptions
{
    None = 0,
    ReadOnly = 1,
    AlwaysInterleave = 2,
    OneWay = 4,
}

/// <summary>What the engine knows about one method of a grain interface; the generator makes one per method.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GrainMethod(Type interfaceType, string name, GrainMethodOptions options, string? responseTimeout)
{
    public Type InterfaceType { get; } = interfaceType;

    public string Name { get; } = name;

    /// <summary>Interface and method, as errors and spans name it.</summary>
    public string FullName { get; } = $"{interfaceType.Name}.{name}";

    public TimeSpan? ResponseTimeout { get; } =
        responseTimeout is null ? null : TimeSpan.Parse(responseTimeout, CultureInfo.InvariantCulture);

    internal bool IsReadOnly { get; } = options.HasFlag(GrainMethodOptions.ReadOnly);

    internal bool IsInterleaving { get; } = options.HasFlag(GrainMethodOptions.AlwaysInterleave);

    internal bool IsOneWay { get; } = options.HasFlag(GrainMethodOptions.OneWay);
}
