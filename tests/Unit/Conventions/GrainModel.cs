using Payments.Merchants;

namespace Payments.Tests.Unit.Conventions;

/// <summary>The grain interfaces and classes of the platform, and every type of ours that travels between grains.</summary>
public static class GrainModel
{
    public static IReadOnlyList<Type> Interfaces { get; } =
        [.. typeof(IMerchantGrain).Assembly.GetTypes().Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type))];

    public static IReadOnlyList<Type> Classes { get; } =
        [.. typeof(MerchantGrain).Assembly.GetTypes().Where(type => type.IsClass && typeof(Grain).IsAssignableFrom(type))];

    /// <summary>All arguments and results of grain methods, and what they hold, as closed types.</summary>
    public static IReadOnlyList<Type> Messages { get; } = FindMessages();

    /// <summary>Those of them that we declare ourselves; a generic type once for each way it is used.</summary>
    public static IReadOnlyList<Type> OwnMessages { get; } =
        [.. Messages.Where(type => type.Assembly == typeof(IMerchantGrain).Assembly)];

    public static bool IsGrainReference(Type type) => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type);

    private static List<Type> FindMessages()
    {
        var found = new HashSet<Type>();
        foreach (var method in Interfaces.SelectMany(type => type.GetMethods()))
        {
            foreach (var parameter in method.GetParameters()) Add(parameter.ParameterType);
            foreach (var result in method.ReturnType.GetGenericArguments()) Add(result);
        }

        return [.. found.OrderBy(type => type.ToString(), StringComparer.Ordinal)];

        void Add(Type type)
        {
            if (type == typeof(CancellationToken) || IsGrainReference(type) || !found.Add(type)) return;
            foreach (var argument in type.GetGenericArguments()) Add(argument);
            if (type.Assembly == typeof(IMerchantGrain).Assembly && !type.IsEnum)
                foreach (var field in Immutability.Fields(type)) Add(field.FieldType);
        }
    }
}
