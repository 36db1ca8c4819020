namespace Payments.Channels;

/// <param name="Name">In snake case, as the API and, in capitals, the environment have it.</param>
/// <param name="IsSecret">Whether it is never shown again.</param>
/// <param name="Fault">What is wrong with a value, in words for whoever gave it; null when nothing is.</param>
/// <param name="NamesAccount">
/// Whether it says which account at the provider is meant. Attempts are asked for where they were made, so that an account never gets
/// another one under its name.
/// </param>
public sealed record CredentialField(string Name, bool IsSecret, bool IsRequired, Func<string, string?> Fault, bool NamesAccount = false);
