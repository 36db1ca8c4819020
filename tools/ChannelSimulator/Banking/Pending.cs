namespace Payments.ChannelSimulator.Banking;

/// <summary>What an attempt that waits needs to come to its end.</summary>
internal sealed record Pending(string Key, string? CallbackUrl, string? ReturnUrl);
