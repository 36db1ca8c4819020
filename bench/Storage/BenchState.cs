using System.Text.Json.Serialization;
using Payments.Storage.Mapping;

namespace Payments.Bench.Storage;

/// <summary>A state whose document has about 1.5 KB.</summary>
internal sealed class BenchState
{
    public string Name { get; set; } = "Bench & Sons";

    public string Status { get; set; } = "active";

    public DateTimeOffset CreatedAt { get; set; } = DateTimeOffset.UnixEpoch;

    public long Writes { get; set; }

    // Text that does not compress to nothing, like the ids and addresses of real states.
    public string Content { get; set; } = string.Concat(Enumerable.Range(0, 46).Select(i => (i * 2654435761L).ToString("x16") + "-" + (i * 40503L).ToString("x14")));

    public static StateMapping<BenchState> Mapping { get; } =
        StateMapping.For("bench", "bench_states", BenchJson.Default.BenchState)
            .Column("name", state => state.Name)
            .Column("status", state => state.Status)
            .Column("created_at", state => state.CreatedAt);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BenchState))]
internal sealed partial class BenchJson : JsonSerializerContext;
