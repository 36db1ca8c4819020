namespace Payments.Storage.Mapping;

/// <summary>All mappings of this process, by state name.</summary>
public sealed class StateMappings
{
    private readonly Dictionary<string, StateMapping> _byState = new(StringComparer.Ordinal);

    public StateMappings(IEnumerable<StateMapping> mappings)
    {
        var tables = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mapping in mappings)
        {
            if (!_byState.TryAdd(mapping.StateName, mapping))
                throw new StorageStartException($"State '{mapping.StateName}' is mapped twice.");
            if (!tables.Add(mapping.Table))
                throw new StorageStartException($"Table '{mapping.Table}' is mapped to two states.");
        }
    }

    public IReadOnlyCollection<StateMapping> All => _byState.Values;

    /// <summary>The mapping of a state, or an error that names what is missing.</summary>
    public StateMapping<TState> Of<TState>(string stateName)
    {
        if (!_byState.TryGetValue(stateName, out var mapping)) throw Unknown(stateName);
        return mapping as StateMapping<TState> ?? throw new StorageStartException(
            $"State '{stateName}' is mapped for {mapping.StateType.Name}, but a grain uses it with {typeof(TState).Name}.");
    }

    internal bool Has(string stateName) => _byState.ContainsKey(stateName);

    internal StorageStartException Unknown(string stateName) => new(
        $"State '{stateName}' has no mapping to a table; mapped are: {string.Join(", ", _byState.Keys.Order(StringComparer.Ordinal))}.");
}
