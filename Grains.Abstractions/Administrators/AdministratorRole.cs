using System.Text.Json.Serialization;

namespace Payments.Administrators;

/// <summary>What an administrator is for; <see cref="RolePermissions"/> says what each may do.</summary>
/// <remarks>Owner comes first: administrators stored before there were roles have none, and are owners.</remarks>
[GenerateSerializer, Alias("administrator-role")]
public enum AdministratorRole
{
    [JsonStringEnumMemberName("owner")]
    Owner,

    [JsonStringEnumMemberName("operator")]
    Operator,

    [JsonStringEnumMemberName("finance")]
    Finance,

    [JsonStringEnumMemberName("viewer")]
    Viewer,
}
