using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Payments.ChannelAccounts;

/// <summary>How accounts are written into their row, their changes beside it, and their credentials before they are sealed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChannelAccountState))]
[JsonSerializable(typeof(ChannelAccountView))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, string>), TypeInfoPropertyName = "Credentials")]
public sealed partial class ChannelAccountJson : JsonSerializerContext;
