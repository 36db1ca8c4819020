using Payments.Administrators;
using static Payments.Administrators.AdministratorRole;

namespace Payments.Tests.Unit.Administrators;

public sealed class RolePermissionsTests
{
    [Theory]
    [InlineData(Owner, "read manage_merchants manage_keys manage_terms operate settle manage_administrators")]
    [InlineData(Operator, "read manage_merchants manage_keys operate")]
    [InlineData(Finance, "read manage_terms settle")]
    [InlineData(Viewer, "read")]
    public void Table_EveryRole_HasExactlyThese(AdministratorRole role, string permissions) =>
        Assert.Equal(permissions.Split(' '), Enum.GetValues<Permission>().Where(one => RolePermissions.Has(role, one)).Select(RolePermissions.Word));
}
