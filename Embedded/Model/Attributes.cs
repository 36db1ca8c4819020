namespace Orleans
{
    /// <summary>Marks a message or state type. The embedded engine passes references, so only Orleans reads it.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
    public sealed class GenerateSerializerAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter
        | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method)]
    public sealed class IdAttribute(uint id) : Attribute
    {
        public uint Id { get; } = id;
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct
        | AttributeTargets.Enum | AttributeTargets.Method, AllowMultiple = true)]
    public sealed class AliasAttribute(string alias) : Attribute
    {
        public string Alias { get; } = alias;
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field
        | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.ReturnValue, Inherited = false)]
    public sealed class ImmutableAttribute : Attribute;

    /// <summary>How long callers wait for the answer of this method, in TimeSpan.Parse syntax.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
    {
        public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Names the grain type; without it the name is the class name in lower case without "grain".</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class GrainTypeAttribute(string grainType) : Attribute
    {
        private readonly GrainType _grainType = GrainType.Create(grainType);

        public GrainType GetGrainType(IServiceProvider services, Type type) => _grainType;
    }
}

namespace Orleans.Concurrency
{
    /// <summary>Calls of methods with this attribute run together with each other.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ReadOnlyAttribute : Attribute;

    /// <summary>Calls of this method run between the turns of any other call.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class AlwaysInterleaveAttribute : Attribute;

    /// <summary>The caller does not wait for the call and does not learn its outcome.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class OneWayAttribute : Attribute;

    /// <summary>All calls of this grain class interleave.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class ReentrantAttribute : Attribute;

    /// <summary>The grain has up to maxLocalWorkers activations; by default one per processor.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class StatelessWorkerAttribute : Attribute
    {
        public StatelessWorkerAttribute() => MaxLocalWorkers = Environment.ProcessorCount;

        public StatelessWorkerAttribute(int maxLocalWorkers)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLocalWorkers);
            MaxLocalWorkers = maxLocalWorkers;
        }

        internal int MaxLocalWorkers { get; }
    }
}
