"""Loading a region file; another province can bring its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from baruga.network.actions.regions import RegionFileError, load
from baruga.network.models import Region

HEADER = "code,parent,level,name,population,area_km2,timezone,source,as_of\n"
PROVINCE = "99,,province,Provinsi Uji,100000,12.5,Asia/Jayapura,uji,2025-07-01\n"
REGENCY = "99.01,99,regency,Kabupaten Uji,,,Asia/Jayapura,,\n"


@pytest.fixture
def file(tmp_path: Path, db: None) -> Path:
    return tmp_path / "regions.csv"


def test_a_province_and_its_regencies_are_loaded(file: Path) -> None:
    file.write_text(HEADER + PROVINCE + REGENCY)
    province, regency = load(file)
    assert regency.parent == province
    assert regency.population is None
    assert regency.short_name == "Uji"


def test_loading_again_updates_and_makes_nothing_twice(file: Path) -> None:
    file.write_text(HEADER + PROVINCE)
    load(file)
    count = Region.objects.count()
    file.write_text(HEADER + PROVINCE.replace("100000", "100001"))
    load(file)
    assert Region.objects.count() == count
    assert Region.objects.get(code="99").population == 100001


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("99.01,98,regency,Uji,,,Asia/Jayapura,,\n", "parent '98' does not come before"),
        ("99.01,99,kabupaten,Uji,,,Asia/Jayapura,,\n", "level is 'kabupaten'"),
        ("99.01,99,regency,Uji,banyak,,Asia/Jayapura,,\n", "banyak"),
        ("99.01,99,regency,Uji,,,Asia/Nowhere,,\n", "Asia/Nowhere"),
        ("99.01,99,regency,Uji,,,Asia/Jayapura,,kemarin\n", "kemarin"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_changed(
    file: Path, line: str, complaint: str
) -> None:
    file.write_text(HEADER + PROVINCE + line)
    with pytest.raises(RegionFileError, match=r"regions\.csv, line 3") as refused:
        load(file)
    assert complaint in str(refused.value)
    assert not Region.objects.filter(code="99").exists()


def test_missing_columns_are_named(file: Path) -> None:
    file.write_text("code,name\n99,Uji\n")
    with pytest.raises(RegionFileError, match="columns missing: area_km2, as_of, level"):
        load(file)
