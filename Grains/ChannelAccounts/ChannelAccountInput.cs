using System.Collections.Immutable;
using Payments.Channels;
using Payments.Checkout;
using Payments.Input;
using Payments.Keys;
using Payments.Merchants;
using Payments.Outcomes;

namespace Payments.ChannelAccounts;

/// <summary>What an administrator may say of an account. Pure; no refusal repeats a credential.</summary>
public static class ChannelAccountInput
{
    private const string Credentials = "credentials";
    private const string CallbackCredentials = "callback_credentials";

    /// <param name="allowLoopback">Whether the API may be http on the machine itself.</param>
    public static Refusal? Check(CreateChannelAccount command, bool allowLoopback)
    {
        if (Factory(command.Channel) is not { } factory)
            return ChannelAccountRefusals.Invalid("channel", $"channel must be one of {string.Join(", ", ChannelFactories.All.Select(one => one.Channel))}.");
        return CheckLabel(command.Label)
            ?? CheckStatus(command.Status)
            ?? CheckBaseUrl(command.BaseUrl, factory, allowLoopback)
            ?? Check(Credentials, factory.Credentials, command.Credentials)
            ?? CheckCallbacks(factory, command.CallbackCredentials)
            ?? CheckMode(command);
    }

    public static Refusal? Check(ChannelAccountState state, ChangeChannelAccount command)
    {
        var factory = ChannelFactories.Of(state.Channel);
        return (command.Label is { } label ? CheckLabel(label) : null)
            ?? (command.Status is { } status ? CheckStatus(status) : null)
            ?? (command.Credentials is { } credentials ? Check(Credentials, factory.Credentials, credentials) ?? CheckSameAccount(factory, state, credentials) ?? CheckSameMode(state, credentials) : null)
            ?? CheckCallbacks(factory, command.CallbackCredentials);
    }

    /// <summary>What is shown of credentials: of a secret only that it is set.</summary>
    public static ImmutableSortedDictionary<string, string> Shown(IReadOnlyList<CredentialField> fields, IReadOnlyDictionary<string, string> credentials) =>
        credentials.ToImmutableSortedDictionary(one => one.Key, one => fields.Single(field => field.Name == one.Key).IsSecret ? "set" : one.Value, StringComparer.Ordinal);

    public static ImmutableDictionary<string, string> Reveal(ImmutableDictionary<string, SecretText> credentials) =>
        credentials.ToImmutableDictionary(one => one.Key, one => one.Value.Reveal);

    public static IChannelFactory? Factory(string channel) => ChannelFactories.All.FirstOrDefault(factory => factory.Channel == channel);

    private static Refusal? CheckLabel(string label) => TextInput.Check("label", label, ChannelAccountLimits.LabelLength);

    private static Refusal? CheckStatus(ChannelAccountStatus status) =>
        Enum.IsDefined(status) ? null : ChannelAccountRefusals.Invalid("status", "status must be enabled or disabled.");

    private static Refusal? CheckBaseUrl(string? url, IChannelFactory factory, bool allowLoopback)
    {
        const string Field = "base_url";
        if (url is null) return factory.NeedsBaseAddress ? ChannelAccountRefusals.Invalid(Field, $"{Field} must be given: every {factory.Channel} server is its owner's.") : null;
        return BaseAddresses.Read(url, allowLoopback) is null
            ? ChannelAccountRefusals.Invalid(Field, $"{Field} must be an https URL of at most {BaseAddresses.Longest} characters, without user, query and fragment.")
            : CardNumbers.Check(Field, url);
    }

    private static Refusal? CheckCallbacks(IChannelFactory factory, ImmutableDictionary<string, SecretText>? credentials)
    {
        if (credentials is null) return null;
        return factory.CallbackCredentials.Count == 0
            ? ChannelAccountRefusals.Invalid(CallbackCredentials, $"No callbacks come to accounts of {factory.Channel}: leave {CallbackCredentials} out.")
            : Check(CallbackCredentials, factory.CallbackCredentials, credentials);
    }

    private static Refusal? Check(string field, IReadOnlyList<CredentialField> fields, ImmutableDictionary<string, SecretText> given)
    {
        var revealed = Reveal(given);
        if (CredentialRules.Check(fields, revealed) is { } fault)
        {
            var at = fault.Name is null ? field : $"{field}.{fault.Name}";
            return ChannelAccountRefusals.Invalid(at, $"{at} cannot be used. {fault.Why}");
        }

        // What is shown is stored as it is, too.
        return fields.Where(one => !one.IsSecret && revealed.ContainsKey(one.Name)).Select(one => CardNumbers.Check($"{field}.{one.Name}", revealed[one.Name])).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? CheckMode(CreateChannelAccount command)
    {
        if (MerchantInput.CheckMode(command.Mode) is { } refusal) return refusal;
        return AccountModes.IsContradicted(ChannelAccountRules.SeenMode(command.Channel, command.BaseUrl, command.Credentials), command.Mode)
            ? ChannelAccountRefusals.Invalid("mode", "mode is not that of the credentials and the address: leave it out.")
            : null;
    }

    /// <summary>What was sent there is asked for with the new credentials; and no test payment may come to a live account.</summary>
    private static Refusal? CheckSameMode(ChannelAccountState state, ImmutableDictionary<string, SecretText> given) =>
        AccountModes.IsContradicted(ChannelAccountRules.SeenMode(state.Channel, state.BaseUrl, given), state.Mode)
            ? ChannelAccountRefusals.OtherAccount(Credentials)
            : null;

    private static Refusal? CheckSameAccount(IChannelFactory factory, ChannelAccountState state, ImmutableDictionary<string, SecretText> given)
    {
        foreach (var field in factory.Credentials.Where(field => field.NamesAccount))
            if (given.GetValueOrDefault(field.Name)?.Reveal != state.Shown.GetValueOrDefault(field.Name)) return ChannelAccountRefusals.OtherAccount($"{Credentials}.{field.Name}");
        return null;
    }
}
