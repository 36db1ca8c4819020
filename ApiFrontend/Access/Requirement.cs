using Payments.Administrators;
using Payments.Keys;

namespace Payments.Api.Access;

/// <summary>What a route needs of its caller: who they are, and what their key or their role allows.</summary>
/// <param name="Audience">Who may call it.</param>
/// <param name="Scope">What a merchant's key needs; null where merchants may not call it.</param>
/// <param name="Permission">What an administrator's role needs; null where administrators may not call it.</param>
internal sealed record Requirement(Audience Audience, Scope? Scope, Permission? Permission);
