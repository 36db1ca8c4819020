using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;

namespace Payments.Tests.Unit.Conventions;

/// <summary>
/// Whether nothing that can be reached from a value can change: the embedded engine passes references, and Orleans does
/// not copy what is marked [Immutable].
/// </summary>
public static class Immutability
{
    private static readonly HashSet<Type> Atoms =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly),
        typeof(TimeOnly), typeof(TimeSpan), typeof(BigInteger), typeof(Int128), typeof(UInt128), typeof(Uri), typeof(Version),
    ];

    private static readonly HashSet<Type> Collections =
    [
        typeof(Nullable<>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableDictionary<,>),
        typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>), typeof(ImmutableSortedDictionary<,>),
        typeof(FrozenDictionary<,>), typeof(FrozenSet<>), typeof(KeyValuePair<,>),
    ];

    /// <summary>What makes a value of the type mutable, or null if nothing does.</summary>
    public static string? Flaw(Type type) => Flaw(type, []);

    /// <summary>All fields of an instance, those of base classes and those behind properties too.</summary>
    public static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (var field in declaring.GetFields(Own)) yield return field;
        }
    }

    private static string? Flaw(Type type, HashSet<Type> seen)
    {
        if (type.IsPrimitive || type.IsEnum || Atoms.Contains(type) || GrainModel.IsGrainReference(type) || !seen.Add(type))
            return null;
        if (type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition()))
            return type.GetGenericArguments().Select(argument => Flaw(argument, seen)).FirstOrDefault(flaw => flaw is not null);
        if (type.Namespace?.StartsWith("Payments", StringComparison.Ordinal) != true)
            return $"{type} is not known to be immutable";
        // A message type that can be derived from can be given a mutable derived class.
        if (type is { IsClass: true, IsSealed: false } or { IsInterface: true })
            return $"{type} is not sealed";
        foreach (var field in Fields(type))
        {
            if (!field.IsInitOnly) return $"{type}.{field.Name} can be assigned";
            if (Flaw(field.FieldType, seen) is { } flaw) return $"{type}.{field.Name}: {flaw}";
        }

        return null;
    }
}
