namespace Orleans;

public static class GrainExtensions
{
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        var reference = grain switch
        {
            null => throw new ArgumentNullException(nameof(grain)),
            GrainReference self => self,
            IGrainBase activation => activation.GrainContext.GrainReference,
            _ => throw NotAGrain(grain),
        };
        return reference is TGrainInterface same ? same : (TGrainInterface)reference.CastTo(typeof(TGrainInterface));
    }

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        null => throw new ArgumentNullException(nameof(grain)),
        GrainReference reference => reference.GrainId,
        IGrainBase { GrainContext: { } context } => context.GrainId,
        IGrainBase => throw new ArgumentException("The grain was created by hand, not by the engine, so it has no id.", nameof(grain)),
        _ => throw NotAGrain(grain),
    };

    public static bool IsPrimaryKeyBasedOnLong(this IAddressable grain) => grain.GetGrainId().TryGetIntegerKey(out _, out _);

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetPrimaryKeyLong(out _);

    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt)
    {
        var id = grain.GetGrainId();
        return id.TryGetIntegerKey(out var key, out keyExt)
            ? key
            : throw new InvalidOperationException($"Unable to extract integer key from grain id {id}");
    }

    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetPrimaryKey(out _);

    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt)
    {
        var id = grain.GetGrainId();
        return id.TryGetGuidKey(out var key, out keyExt)
            ? key
            : throw new InvalidOperationException($"Unable to extract GUID key from grain id {id}");
    }

    private static ArgumentException NotAGrain(IAddressable grain) =>
        new($"{grain.GetType().FullName} is neither a grain nor a reference to one.", nameof(grain));
}
