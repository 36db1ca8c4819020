using System.Reflection;
using Orleans.Concurrency;

namespace Payments.Embedded.Activations;

/// <summary>What the attributes of a grain class say; read once at start.</summary>
internal sealed record GrainTraits(
    Type Type, GrainType GrainType, Type[] Interfaces, bool IsReentrant, int WorkersLimit, TimeSpan? CollectionAge)
{
    private const string Suffix = "grain";

    private static readonly HashSet<Type> Markers =
    [
        typeof(IAddressable), typeof(IGrain), typeof(IGrainWithStringKey), typeof(IGrainWithGuidKey), typeof(IGrainWithIntegerKey),
        typeof(IGrainWithGuidCompoundKey), typeof(IGrainWithIntegerCompoundKey),
    ];

    public static bool IsGrainClass(Type type) => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeof(IGrainBase).IsAssignableFrom(type) && typeof(IGrain).IsAssignableFrom(type);

    public static GrainTraits Of(Type type)
    {
        var worker = type.GetCustomAttribute<StatelessWorkerAttribute>();
        return new(
            type,
            type.GetCustomAttribute<GrainTypeAttribute>()?.GetGrainType(null!, type) ?? GrainType.Create(ConventionalName(type)),
            InterfacesOf(type),
            type.IsDefined(typeof(ReentrantAttribute), inherit: true),
            worker?.MaxLocalWorkers ?? 0,
            CollectionAgeOf(type));
    }

    /// <summary>The grain interfaces with methods, most derived first, so that the first one names the grain.</summary>
    private static Type[] InterfacesOf(Type type) =>
    [
        .. type.GetInterfaces()
            .Where(candidate => typeof(IGrain).IsAssignableFrom(candidate) && !Markers.Contains(candidate))
            .OrderBy(candidate => candidate == typeof(IRemindable))
            .ThenByDescending(candidate => candidate.GetInterfaces().Length),
    ];

    private static TimeSpan? CollectionAgeOf(Type type)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute), inherit: true)) return TimeSpan.FromDays(short.MaxValue);
        return type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit;
    }

    private static string ConventionalName(Type type)
    {
        // Lower case, not upper: the name is what Orleans makes of the class, and ids are stored with it.
#pragma warning disable CA1308
        var name = type.Name.ToLowerInvariant();
#pragma warning restore CA1308
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
